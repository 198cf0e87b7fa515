# The agents of the demo estate: real peers on loopback addresses. Faults are made in them, never in the grid.

readonly ESTATE_RUNTIME=$PRISONOPS_STATE/agents
readonly SIMULATOR=$PRISONOPS_ROOT/deploy/agent-simulator/bin/Release/net10.0/agent-simulator
readonly CAMERAS=$PRISONOPS_ROOT/deploy/rtsp-cameras/cameras.py

# Unix socket paths end at 107 bytes, and a clone may lie deep.
control_socket() { printf '/tmp/prisonops-%s-%s.sock' "$(cksum <<<"$PRISONOPS_STATE" | cut -d' ' -f1)" "$1"; }

start_demo_agents() {
    local estate=$1
    mkdir -p "$ESTATE_RUNTIME"
    local started=0
    start_once simulator "$SIMULATOR" serve --devices "$estate/devices" --control "$(control_socket simulator)"
    start_snmpd_agents "$estate/snmpd.tsv"
    start_cameras
    ((started == 0)) || say "Started $started agents of the demo estate on loopback addresses"
}

# start_once NAME COMMAND...: an agent that runs already is left alone.
start_once() {
    local name=$1
    shift
    if process_runs "$name"; then return 0; fi
    start_process "$name" "$PRISONOPS_STATE/log/$name.log" "$@"
    started=$((started + 1))
}

start_snmpd_agents() {
    local code address protocol
    while IFS=$'\t' read -r code address protocol; do
        [[ -n $code && $code != '#'* ]] || continue
        start_snmpd "$code" "$address" "$protocol"
    done <"$1"
}

start_snmpd() {
    local code=$1 address=$2 protocol=$3 folder=$ESTATE_RUNTIME/snmpd-$1
    mkdir -p "$folder"
    {
        printf 'agentaddress udp:%s:1161\nsysName %s\nsysLocation Demo estate\nsysContact duty desk\n' "$address" "$code"
        printf 'includeAllDisks 10%%\nload 12 10 5\n'
        if [[ $protocol == v3 ]]; then
            printf 'createUser prisonops SHA-256 demo-auth-phrase AES demo-priv-phrase\nrouser prisonops priv\n'
        else
            printf 'rocommunity prison-read 127.0.0.0/8\n'
        fi
    } >"$folder/snmpd.conf"
    chmod 600 "$folder/snmpd.conf"
    start_once "snmpd-$code" env SNMP_PERSISTENT_DIR="$folder" MIBS= /usr/sbin/snmpd -f -C -c "$folder/snmpd.conf" -Lo -I -smux
}

start_cameras() {
    [[ -r $CAMERAS ]] || return 0
    start_once cameras /usr/bin/python3 "$CAMERAS" --control "$(control_socket cameras)"
}

stop_demo_agents() {
    local name
    for name in $(process_names); do
        [[ $name == grid ]] || stop_process "$name" 5
    done
}
