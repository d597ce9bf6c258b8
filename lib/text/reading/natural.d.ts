declare module 'natural/lib/natural/stemmers/porter_stemmer' {
	const stemmer: { stem(word: string): string };
	export default stemmer;
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_fr' {
	const stemmer: { stem(word: string): string };
	export default stemmer;
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_de' {
	const stemmer: { stem(word: string): string };
	export default stemmer;
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_it' {
	const stemmer: { stem(word: string): string };
	export default stemmer;
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_pt' {
	const stemmer: { stem(word: string): string };
	export default stemmer;
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_es' {
	const stemmer: { stem(word: string): string };
	export default stemmer;
}
