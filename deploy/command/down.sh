# ./prisonops down
source "$PRISONOPS_COMMANDS/lib/process.sh"
source "$PRISONOPS_COMMANDS/lib/grid.sh"
source "$PRISONOPS_COMMANDS/lib/estate.sh"

main() {
    case ${1:-} in
        '') ;;
        -h | --help)
            cat <<'USAGE'
Usage: ./prisonops down

Stops the grid (which stops its database server) and the agents of the demo estate. The data stays.
Exit codes: 0 nothing of it runs any more, 2 wrong use.
USAGE
            return 0
            ;;
        *) wrong_use "down: '$1' is no option" './prisonops down --help' ;;
    esac

    stop_grid
    stop_demo_agents
    say 'Stopped.'
}
