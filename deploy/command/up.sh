# ./prisonops up
source "$PRISONOPS_COMMANDS/lib/install.sh"
source "$PRISONOPS_COMMANDS/lib/build.sh"
source "$PRISONOPS_COMMANDS/lib/process.sh"
source "$PRISONOPS_COMMANDS/lib/grid.sh"
source "$PRISONOPS_COMMANDS/lib/estate.sh"

main() {
    local estate=$DEMO_ESTATE port=8443 detach=no demo=yes started=$SECONDS
    while (($# > 0)); do
        case $1 in
            --estate) estate=$(realpath -m "${2:?--estate needs a folder}"); demo=no; shift ;;
            --port) port=${2:?--port needs a number}; shift ;;
            --no-demo) estate=''; demo=no ;;
            --detach) detach=yes ;;
            -h | --help) up_usage; return 0 ;;
            *) wrong_use "up: '$1' is no option" './prisonops up --help' ;;
        esac
        shift
    done
    [[ $port =~ ^[0-9]+$ ]] && ((port >= 1 && port <= 65535)) || wrong_use "up: port '$port' is not a number from 1 to 65535"
    [[ -z $estate || -r $estate/estate.yaml ]] || fail "$estate has no estate.yaml" 'docs/guide/estate.md says what belongs into it'

    hold_the_state_folder
    if [[ $demo == yes ]]; then install_packages "$RUN_PACKAGES" "$ESTATE_PACKAGES"; else install_packages "$RUN_PACKAGES"; fi
    build_to_run

    local data people
    data=$(grid_folder "$([[ $demo == yes ]] && echo demo || echo "grid")")
    people=$PRISONOPS_STATE/people-$(basename "$data").tsv
    [[ $demo == no ]] || start_demo_agents "$estate"
    [[ -z $estate ]] || process_runs grid || seed_estate "$data" "$estate/estate.yaml" "$people"
    start_grid "$data" "$port"
    port=$(<"$PRISONOPS_STATE/port")
    wait_until_ready "$port" 90

    headline "PrisonOps serves https://127.0.0.1:$port after $((SECONDS - started)) s"
    say 'The certificate is self-made: the browser asks once.'
    print_people "$people"
    [[ $demo == no ]] || say 'A real fault in the estate: ./prisonops fault camera-07 freeze (and --undo); ./prisonops fault list'

    if [[ $detach == yes ]]; then
        say './prisonops down stops it.'
        return 0
    fi
    say 'Ctrl+C stops everything.'
    trap 'say; say "Stopping"; stop_everything; exit 0' INT TERM HUP
    while process_runs grid; do sleep 1 & wait $! || true; done
    tail -n 30 "$PRISONOPS_STATE/log/grid.log" >&2
    stop_everything
    fail 'the grid ended by itself' "its log: $PRISONOPS_STATE/log/grid.log"
}

up_usage() {
    cat <<'USAGE'
Usage: ./prisonops up [--estate DIR | --no-demo] [--port N] [--detach]

Installs what is missing (saying what and why), builds what changed, starts the grid with its private database and the demo
estate: agents, cameras and the faults that `./prisonops fault` makes in them. Prints the address, users and passwords.
  --estate DIR   loads DIR/estate.yaml instead of the demo estate and starts no agents
  --no-demo      an empty grid; the first administrator's password is printed by the grid's log or lies in a 0600 file it names
  --port N       HTTPS port, 1 to 65535, default 8443
  --detach       returns when the grid is ready; `./prisonops down` stops it
State lies in .prisonops/ (or $PRISONOPS_STATE).
Exit codes: 0 stopped or detached, 1 failed, 2 wrong use, 3 something is missing on this machine.
USAGE
}

# Two starts at once would build into each other and start every agent twice.
hold_the_state_folder() {
    mkdir -p "$PRISONOPS_STATE"
    exec 9>"$PRISONOPS_STATE/lock"
    flock --nonblock 9 || fail "another ./prisonops works in $PRISONOPS_STATE" 'wait for it, or stop it with Ctrl+C'
}

print_people() {
    [[ -r $1 ]] || return 0
    say "Users (also in $1):"
    awk -F'\t' 'NR==1{next} {printf "  %-14s  %-18s  %s\n", $1, $2, $3}' "$1"
}

stop_everything() {
    stop_grid
    stop_demo_agents
}
