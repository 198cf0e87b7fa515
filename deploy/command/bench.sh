# ./prisonops bench
source "$PRISONOPS_COMMANDS/lib/install.sh"
source "$PRISONOPS_COMMANDS/lib/build.sh"

main() {
    local program=$PRISONOPS_ROOT/tests/Benchmarks/bin/$BUILD_CONFIGURATION/net10.0/prisonops-bench
    case ${1:-} in
        -h | --help | '')
            cat <<'USAGE'
Usage: ./prisonops bench NAME [OPTIONS]
       ./prisonops bench list

Runs one benchmark and prints its goal beside the figure, per CPU-second or as a ratio inside one run.
`list` prints the names. Options after NAME go to the benchmark.
Exit codes: 0 ran (whether or not the goal is met), 1 failed, 2 wrong use, 3 something is missing on this machine.
USAGE
            [[ -n ${1:-} ]] || exit 2
            return 0
            ;;
    esac

    install_packages "$RUN_PACKAGES" "$ESTATE_PACKAGES"
    build_everything >&2
    "$program" "$@"
}
