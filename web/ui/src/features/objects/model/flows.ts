import type { FlowConversation, FlowPlace } from '@/shared/wire';

/** Classes of objects that see traffic pass and can tell of it. */
const tellers = ['network', 'compute.cloud.vswitch', 'compute.cloud.host'];

export function mayTellFlows(classCode: string): boolean {
  return tellers.some((teller) => classCode === teller || classCode.startsWith(`${teller}.`));
}

const protocols: Record<number, string> = { 1: 'ICMP', 2: 'IGMP', 6: 'TCP', 17: 'UDP', 47: 'GRE', 50: 'ESP', 58: 'ICMPv6', 88: 'EIGRP', 89: 'OSPF', 103: 'PIM', 112: 'VRRP', 132: 'SCTP' };

/** Ports that a duty officer of such a network meets (IANA names and the usual ones of video and databases). */
const services: Record<number, string> = {
  20: 'FTP', 21: 'FTP', 22: 'SSH', 23: 'Telnet', 25: 'SMTP', 53: 'DNS', 67: 'DHCP', 69: 'TFTP', 80: 'HTTP', 88: 'Kerberos', 110: 'POP3', 123: 'NTP', 137: 'NetBIOS', 139: 'NetBIOS', 143: 'IMAP',
  161: 'SNMP', 162: 'SNMP Trap', 179: 'BGP', 389: 'LDAP', 443: 'HTTPS', 445: 'SMB', 502: 'Modbus', 514: 'Syslog', 554: 'RTSP', 636: 'LDAPS', 993: 'IMAPS', 1433: 'SQL Server', 1521: 'Oracle', 1812: 'RADIUS', 1883: 'MQTT', 2049: 'NFS', 3260: 'iSCSI',
  3306: 'MySQL', 3389: 'RDP', 5060: 'SIP', 5432: 'PostgreSQL', 5672: 'AMQP', 6379: 'Redis', 8080: 'HTTP', 8443: 'HTTPS', 8554: 'RTSP', 54321: 'KingbaseES',
};

/** "TCP 443 HTTPS": number and name, because the name is only what usually is there. */
export function serviceName(protocol: number, service: number): string {
  const name = protocols[protocol] ?? `IP ${protocol}`;
  if (service === 0) return name;
  return services[service] === undefined ? `${name} ${service}` : `${name} ${service} ${services[service]}`;
}

/** Mean bits a second of octets over a span. */
export function meanRate(octets: number, spanMs: number): number {
  return spanMs > 0 ? (octets * 8 * 1000) / spanMs : 0;
}

/** Percent of a whole, 0 to 100; ends of rounding never go beyond. */
export function shareOfWhole(octets: number, whole: number): number {
  return whole > 0 ? Math.min(100, (octets / whole) * 100) : 0;
}

/** What the listed conversations leave of the total. */
export function otherOctets(total: number, listed: readonly FlowConversation[]): number {
  return Math.max(0, total - listed.reduce((sum, one) => sum + one.sum.octets, 0));
}

/** Where a device of a network domain may send to; the others would not know whose flows these are. */
export function placesOf(places: readonly FlowPlace[], domain: string): readonly FlowPlace[] {
  return places.filter((place) => place.networkDomain === domain);
}

/** IPv6 addresses stand in brackets before a port. */
export function placeText(place: FlowPlace, here: string): string {
  const address = place.address === 'any' ? here : place.address;
  return address.includes(':') ? `[${address}]:${place.port}` : `${address}:${place.port}`;
}
