# ./prisonops fault
source "$PRISONOPS_COMMANDS/lib/process.sh"
source "$PRISONOPS_COMMANDS/lib/estate.sh"

main() {
    local object='' kind='' undo=no argument=()
    while (($# > 0)); do
        case $1 in
            -h | --help) fault_usage; return 0 ;;
            --undo) undo=yes ;;
            -*) wrong_use "fault: '$1' is no option" './prisonops fault --help' ;;
            *) if [[ -z $object ]]; then object=$1; elif [[ -z $kind ]]; then kind=$1; else argument+=("$1"); fi ;;
        esac
        shift
    done
    [[ -n $object ]] || { fault_usage >&2; exit 2; }

    process_runs simulator || process_runs cameras || fail 'the agents of the demo estate do not run' './prisonops up starts them'
    case $object in
        list) list_agents ;;
        camera-*) fault_camera "$object" "$kind" "$undo" ;;
        *) if grep -q "^$object"$'\t' "$DEMO_ESTATE/snmpd.tsv"; then fault_snmpd "$object" "$kind" "$undo"; else fault_device "$object" "$kind" "$undo" "${argument[@]}"; fi ;;
    esac
}

fault_usage() {
    cat <<'USAGE'
Usage: ./prisonops fault OBJECT KIND [--undo]
       ./prisonops fault list

Makes a real fault in an agent of the demo estate, never in the grid. --undo makes the agent well again.
  camera-01..24   freeze, black, kill, stall, nokeyframes, corrupt
  switch, server, ups, crac, storage, door of the simulator (see list)
                  down, restart, link PORT (a port goes down), garbage random|half|wrong-id|wrong-source|delay
  ups             on-battery, bypass, battery-low, overload
  server, storage fan 1|2, power-supply 1|2
  crac            hot, leak
  door            forced DOOR
  server-11..15   down (these are Debian's snmpd)
Examples: ./prisonops fault camera-07 freeze          ./prisonops fault camera-07 --undo
          ./prisonops fault ups-01 on-battery         ./prisonops fault ups-01 on-battery --undo
          ./prisonops fault switch-02 down            ./prisonops fault switch-02 down --undo
Exit codes: 0 the agent does it, 1 the agents do not run or refuse, 2 wrong use.
USAGE
}

list_agents() {
    tell_cameras list | grep -v '^ok$' || true
    tell_simulator list | grep -v -e '^ok ' -e '^\.$' || true
    local code address protocol
    while IFS=$'\t' read -r code address protocol; do
        [[ -z $code || $code == '#'* ]] || printf '%s\t%s:1161\tsnmpd %s\t%s\n' "$code" "$address" "$protocol" "$(process_runs "snmpd-$code" && echo up || echo down)"
    done <"$DEMO_ESTATE/snmpd.tsv"
}

fault_camera() {
    local camera=$1 kind=$2 undo=$3
    if [[ $undo == yes ]]; then
        kind=restore
    elif [[ ! $kind =~ ^(freeze|black|kill|stall|nokeyframes|corrupt)$ ]]; then
        wrong_use "fault: '$kind' is nothing that happens to a camera" 'allowed are freeze, black, kill, stall, nokeyframes, corrupt, and --undo'
    fi
    tell_cameras "$kind" "$camera" >/dev/null || fail "$camera did not take '$kind'" './prisonops fault list shows the cameras'
    done_with "$camera" "$kind" "$undo"
}

fault_device() {
    local device=$1 kind=$2 undo=$3 words=() object
    shift 3
    case $kind:$undo in
        down:no) words=(down "$device") ;;
        down:yes | :yes) words=(up "$device") ;;
        restart:no) words=(restart "$device") ;;
        link:no) words=(link "$device" "${1:?fault: link needs the number of a port}" down) ;;
        link:yes) words=(link "$device" "${1:?fault: link needs the number of a port}" up) ;;
        garbage:no) words=(garbage "$device" "${1:-random}") ;;
        garbage:yes) words=(garbage "$device" off) ;;
        *)
            object=$(part_fault "$kind" "${1:-}") || wrong_use "fault: '$kind ${1:-}' is nothing that happens to $device" \
                'allowed are down, restart, link PORT, garbage KIND, on-battery, bypass, battery-low, overload, fan N, power-supply N, hot, leak, forced DOOR, and --undo'
            # What was measured comes back by itself: the agent goes on with the object as it was described.
            if [[ $undo == yes ]]; then words=(unset "$device" "${object% *}"); else words=(set "$device" "${object% *}" "${object#* }"); fi
            ;;
    esac

    local answer
    answer=$(tell_simulator "${words[@]}") || fail "$device did not take '${words[*]}': ${answer#error }" './prisonops fault list shows the devices'
    done_with "$device" "$kind${1:+ $1}" "$undo"
}

# The object of a device whose part is bad, and its bad value: UPS-MIB, ENTITY-STATE-MIB, ENTITY-SENSOR-MIB.
part_fault() {
    local kind=$1 number=$2
    case $kind:$number in
        on-battery:) echo '1.3.6.1.2.1.33.1.4.1.0 5' ;;
        bypass:) echo '1.3.6.1.2.1.33.1.4.1.0 4' ;;
        battery-low:) echo '1.3.6.1.2.1.33.1.2.1.0 3' ;;
        overload:) echo '1.3.6.1.2.1.33.1.4.4.1.5.1 98' ;;
        fan:[12]) echo "1.3.6.1.2.1.131.1.1.1.3.$((100 + number)) 2" ;;
        power-supply:[12]) echo "1.3.6.1.2.1.131.1.1.1.3.$((110 + number)) 2" ;;
        hot:) echo '1.3.6.1.2.1.99.1.1.1.4.1 385' ;;
        leak:) echo '1.3.6.1.2.1.99.1.1.1.4.6 1' ;;
        forced:[1-9] | forced:[12][0-9] | forced:3[0-2]) echo "1.3.6.1.2.1.99.1.1.1.4.$((10 * number + 2)) 1" ;;
        *) return 1 ;;
    esac
}

fault_snmpd() {
    local code=$1 kind=$2 undo=$3 address protocol started=0
    if [[ $undo == yes ]]; then
        IFS=$'\t' read -r _ address protocol < <(grep "^$code"$'\t' "$DEMO_ESTATE/snmpd.tsv")
        start_snmpd "$code" "$address" "$protocol"
    elif [[ $kind == down || $kind == kill ]]; then
        stop_process "snmpd-$code" 5
    else
        wrong_use "fault: '$kind' is nothing that happens to $code" 'allowed are down and --undo'
    fi
    done_with "$code" "$kind" "$undo"
}

done_with() {
    if [[ $3 == yes ]]; then say "$1 is well again."; else say "$1: $2 (./prisonops fault $1 $2 --undo ends it)"; fi
}
