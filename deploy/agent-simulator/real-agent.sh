#!/usr/bin/env bash
# real-agent.sh ADDRESS PORT FOLDER [COMMUNITY]: becomes Debian's snmpd for one loopback address, configuration and state in FOLDER.
set -euo pipefail
[ $# -ge 3 ] || { echo "usage: real-agent.sh ADDRESS PORT FOLDER [COMMUNITY]" >&2; exit 2; }
address=$1 port=$2 folder=$3 community=${4:-prison-read}
case $address in 127.*) ;; *) echo "real-agent.sh: '$address' is no loopback address (127.x.y.z)" >&2; exit 2 ;; esac
snmpd=$(command -v snmpd || command -v /usr/sbin/snmpd) || { echo "real-agent.sh: snmpd is not installed (Debian package snmpd)" >&2; exit 1; }

mkdir -p "$folder/state"
cat > "$folder/snmpd.conf" <<CONF
rocommunity $community 127.0.0.0/8
sysName $(hostname)
sysLocation demo estate, this machine
CONF

# Without -C the agent would also read /etc/snmp, and without a state folder of its own it would write into /var/lib/snmp.
export SNMP_PERSISTENT_DIR=$folder/state MIBS=
exec "$snmpd" -f -Lf "$folder/snmpd.log" -C -c "$folder/snmpd.conf" "udp:$address:$port"
