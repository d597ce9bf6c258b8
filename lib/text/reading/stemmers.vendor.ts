export { default as english } from 'natural/lib/natural/stemmers/porter_stemmer';
export { default as french } from 'natural/lib/natural/stemmers/porter_stemmer_fr';
export { default as german } from 'natural/lib/natural/stemmers/porter_stemmer_de';
export { default as italian } from 'natural/lib/natural/stemmers/porter_stemmer_it';
export { default as portuguese } from 'natural/lib/natural/stemmers/porter_stemmer_pt';
export { default as spanish } from 'natural/lib/natural/stemmers/porter_stemmer_es';
