import { BlockList, isIPv4, isIPv6 } from 'node:net';

const ranges = (list: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList => {
	const block = new BlockList();
	for (const [network, prefix] of list) block.addSubnet(network, prefix, family);
	return block;
};

/** IANA's special-purpose registry (RFC 6890 and its successors): this host, private, shared, loopback, link-local, documentation, multicast … */
const special4 = ranges(
	[
		['0.0.0.0', 8],
		['10.0.0.0', 8],
		['100.64.0.0', 10],
		['127.0.0.0', 8],
		['169.254.0.0', 16],
		['172.16.0.0', 12],
		['192.0.0.0', 24],
		['192.0.2.0', 24],
		['192.88.99.0', 24],
		['192.168.0.0', 16],
		['198.18.0.0', 15],
		['198.51.100.0', 24],
		['203.0.113.0', 24],
		['224.0.0.0', 4],
		['240.0.0.0', 4],
	],
	'ipv4',
);
/** Of the one range in which public IPv6 addresses lie: what is special in it, and what carries an IPv4 address inside. */
const special6 = ranges(
	[
		['2001::', 23],
		['2001:db8::', 32],
		['2002::', 16],
		['3fff::', 20],
	],
	'ipv6',
);
const global6 = ranges([['2000::', 3]], 'ipv6');

/** Whether an address is one of the public internet. Everything else leads into this machine or its network, or nowhere. */
export function isPublicAddress(address: string): boolean {
	if (isIPv4(address)) return !special4.check(address, 'ipv4');
	if (!isIPv6(address)) return false;
	return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}
