// The parts of a workflow as n8n's API takes them, for tests and benches that make workflows of their own.

/**
 * A node of a given version; `more`: credentials, onError and the like.
 * @param {string} name
 * @param {string} type
 * @param {number} typeVersion
 * @param {object} parameters
 * @param {object} [more]
 */
export const versionedNode = (name, type, typeVersion, parameters, more = {}) => ({
	...{ id: name, name, type, typeVersion, position: [0, 0], parameters },
	...more,
});

/**
 * A node of version 1.
 * @param {string} name
 * @param {string} type
 * @param {object} parameters
 * @param {object} [more]
 */
export const node = (name, type, parameters, more = {}) =>
	versionedNode(name, type, 1, parameters, more);

/**
 * The only connection of a node: to the first input of another.
 * @param {string} name
 */
export const next = (name) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
