// Preloaded into n8n by the end-to-end tests: name look-ups and connections leave this machine for nobody.
// Each refused host is appended to MARKETING_AI_REFUSED_HOSTS, so that a test can see who was asked for.
const dns = require('node:dns');
const fs = require('node:fs');
const net = require('node:net');

const isLoopback = (host) =>
	!host || host === 'localhost' || host === '::1' || /^(::ffff:)?127\./.test(host);

function refusal(host) {
	const file = process.env.MARKETING_AI_REFUSED_HOSTS;
	if (file) fs.appendFileSync(file, `${host}\n`);
	return Object.assign(new Error(`The test network refuses ${host}`), { code: 'ENOTFOUND' });
}

const { lookup } = dns;
dns.lookup = (host, options, callback = options) =>
	isLoopback(host) || net.isIP(host)
		? lookup(host, options === callback ? {} : options, callback)
		: process.nextTick(callback, refusal(host));
const lookupPromise = dns.promises.lookup;
dns.promises.lookup = async (host, options) => {
	if (isLoopback(host) || net.isIP(host)) return await lookupPromise(host, options);
	throw refusal(host);
};
for (const name of ['resolve', 'resolve4', 'resolve6', 'resolveMx', 'resolveTxt', 'resolveSrv']) {
	dns[name] = (host, ...rest) => process.nextTick(rest.at(-1), refusal(host));
	dns.promises[name] = async (host) => {
		throw refusal(host);
	};
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function guarded(...args) {
	const options = Array.isArray(args[0]) ? args[0][0] : args[0];
	const host =
		typeof options === 'object' ? options.host : typeof args[1] === 'string' ? args[1] : '';
	const leaves = net.isIP(host ?? '') && !isLoopback(host);
	if (!leaves) return connect.apply(this, args);
	process.nextTick(() => this.destroy(refusal(host)));
	return this;
};
