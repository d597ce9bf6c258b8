/** `ada+shop@x.com` as `ada@x.com`: what stands between "+" and "@" names a folder of the same person. Other addresses as they are. */
export function withoutTag(key: string): string {
	const at = key.lastIndexOf('@');
	const plus = key.indexOf('+');
	return plus > 0 && plus < at ? key.slice(0, plus) + key.slice(at) : key;
}
