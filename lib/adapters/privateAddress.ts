import { lookup } from 'node:dns';
import { BlockList, isIPv6 } from 'node:net';
import { types } from 'node:util';
import { LibraryError } from '../errors';

// IANA special-purpose address registries: everything that is not a public unicast address.
const V4 = [
	'0.0.0.0/8',
	'10.0.0.0/8',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'169.254.0.0/16',
	'172.16.0.0/12',
];
const V4_MORE = ['192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4'];
// BlockList tests mapped addresses (::ffff:a.b.c.d) against the IPv4 rules by itself.
const V6 = [
	'::/128',
	'::1/128',
	'64:ff9b::/96',
	'64:ff9b:1::/48',
	'2002::/16',
	'fc00::/7',
	'fe80::/10',
	'ff00::/8',
];

const PRIVATE = new BlockList();
for (const rule of [...V4, ...V4_MORE]) add(rule, 'ipv4');
for (const rule of V6) add(rule, 'ipv6');

function add(rule: string, family: 'ipv4' | 'ipv6'): void {
	const [network = '', prefix] = rule.split('/');
	PRIVATE.addSubnet(network, Number(prefix), family);
}

/** Throws INVALID_PARAMETER when the IP address is loopback, link-local, local or reserved. */
export function refusePrivate(address: string, host: string): void {
	if (!PRIVATE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${host} is a private address (${address}); requests there are not allowed.`,
		'Use the public address of the service, or list the host in allowPrivate.',
		{ host },
	);
}

type Found = { address: string; family: 4 | 6 };
type Answer = (error: Error | null, address: Found[]) => void;

/** DNS look-up of a connection that fails for private addresses: the address checked is the one connected to. */
export function guardedLookup(host: string, options: object, answer: Answer): void {
	lookup(host, { ...options, all: true }, (error, addresses) => {
		try {
			if (error) throw error;
			for (const { address } of addresses) refusePrivate(address, host);
			answer(
				null,
				addresses.map(({ address }) => ({ address, family: isIPv6(address) ? 6 : 4 })),
			);
		} catch (cause) {
			answer(types.isNativeError(cause) ? cause : new Error(String(cause)), []);
		}
	});
}
