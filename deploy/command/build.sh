# ./prisonops build
source "$PRISONOPS_COMMANDS/lib/install.sh"
source "$PRISONOPS_COMMANDS/lib/build.sh"

main() {
    case ${1:-} in
        '') ;;
        -h | --help)
            cat <<'USAGE'
Usage: ./prisonops build

Installs what the build needs (apt, npm), then builds the decoder boundary (C), the user interface (web/ui/dist) and the
solution (Release). What did not change since the last build is not built again.
Exit codes: 0 built, 1 does not compile, 2 wrong use, 3 something is missing on this machine.
USAGE
            return 0
            ;;
        *) wrong_use "build: '$1' is no option" './prisonops build --help' ;;
    esac

    install_packages "$RUN_PACKAGES"
    build_everything
    say "Built: $(silo_program)"
}
