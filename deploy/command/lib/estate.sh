# The agents of the demo estate: real peers on loopback addresses. Faults are made in them, never in the grid.

readonly ESTATE_RUNTIME=$PRISONOPS_STATE/agents
readonly SIMULATOR=$PRISONOPS_ROOT/deploy/agent-simulator/bin/Release/net10.0/agent-simulator
readonly CAMERAS=$PRISONOPS_ROOT/deploy/rtsp-cameras/rtsp_cameras.py
readonly DEMO_ESTATE=$PRISONOPS_ROOT/deploy/demo-estate

# Unix socket paths end at 107 bytes, and a clone may lie deep.
control_socket() { printf '/tmp/prisonops-%s-%s.sock' "$(cksum <<<"$PRISONOPS_STATE" | cut -d' ' -f1)" "$1"; }

start_demo_agents() {
    local estate=$1 started=0 code address protocol
    mkdir -p "$ESTATE_RUNTIME"
    start_once simulator "$SIMULATOR" serve --devices "$estate/devices" --control "$(control_socket simulator)" \
        --syslog 127.0.0.1:1514 --traps 127.0.0.1:1162
    while IFS=$'\t' read -r code address protocol; do
        [[ -z $code || $code == '#'* ]] || start_snmpd "$code" "$address" "$protocol"
    done <"$estate/snmpd.tsv"
    start_cameras "$estate/cameras.tsv"
    ((started == 0)) || say "Started $started agents of the demo estate (logs: $PRISONOPS_STATE/log)"
}

# start_once NAME COMMAND...: an agent that runs already is left alone.
start_once() {
    local name=$1
    shift
    if process_runs "$name"; then return 0; fi
    start_process "$name" "$PRISONOPS_STATE/log/$name.log" "$@"
    started=$((started + 1))
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

# The clips are encoded once, which takes some seconds, and shared by all cameras.
start_cameras() {
    local list=$1 clips=$ESTATE_RUNTIME/clips
    if [[ ! -s $clips/black.h264 ]]; then say 'Encoding the pictures of the demo cameras'; fi
    quietly "$PRISONOPS_STATE/log/clips.log" /usr/bin/python3 "$CAMERAS" prepare --clips "$clips" ||
        fail 'the pictures of the demo cameras could not be encoded' 'the lines above name the reason'
    start_once cameras /usr/bin/python3 "$CAMERAS" serve --clips "$clips" --control "$(control_socket cameras)" --list "$list"
}

tell_cameras() { /usr/bin/python3 "$CAMERAS" tell --control "$(control_socket cameras)" "$@"; }

tell_simulator() { "$SIMULATOR" control --control "$(control_socket simulator)" "$@"; }

stop_demo_agents() {
    local name
    for name in $(process_names); do
        [[ $name == grid ]] || stop_process "$name" 5
    done
}
