# ./prisonops scenario
source "$PRISONOPS_COMMANDS/lib/install.sh"
source "$PRISONOPS_COMMANDS/lib/build.sh"

main() {
    case ${1:-} in
        -h | --help | '')
            cat <<'USAGE'
Usage: ./prisonops scenario FILE... [--json]

Plays stories of estates (tests/scenarios/*.yaml) second by second through what decides in the product: judgements of devices, alarm boards, rules
and the topology. Each expectation that does not hold is named with its step, what was expected and what came. No server and no database.

  --json   one JSON object a scenario
docs/scenarios.md says how a scenario is written.
Exit codes: 0 all hold, 1 some do not, 2 a file or the use is wrong, 3 something is missing on this machine.
USAGE
            [[ -n ${1:-} ]] || exit 2
            return 0
            ;;
    esac

    command -v dotnet >/dev/null || fail 'dotnet is not on the PATH' 'install the .NET SDK 10 (dotnet.microsoft.com) and put it on the PATH' 3
    build_silo >&2

    # File names are meant from where the command was given, not from the root of the clone.
    cd "${OLDPWD:-$PRISONOPS_ROOT}"
    exec "$(silo_program)" scenario "$@" --standard "$PRISONOPS_ROOT/standard"
}
