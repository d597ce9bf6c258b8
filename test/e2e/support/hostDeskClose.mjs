/** jest's globalTeardown: every n8n of the desk ends, and its folder goes. */
export default async function closeDesk() {
	await globalThis.closeHostDesk();
}
