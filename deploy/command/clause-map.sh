# ./prisonops clause-map
source "$PRISONOPS_COMMANDS/lib/install.sh"
source "$PRISONOPS_COMMANDS/lib/build.sh"

main() {
    case ${1:-} in
        '') ;;
        -h | --help)
            cat <<'USAGE'
Usage: ./prisonops clause-map

Writes docs/clause-map.md: which test proves which row of the norm, read off the traits of the tests.
Exit codes: 0 written, 1 failed, 2 wrong use, 3 something is missing on this machine.
USAGE
            return 0
            ;;
        *) wrong_use "clause-map: '$1' is no option" './prisonops clause-map --help' ;;
    esac

    require_toolchain
    PRISONOPS_ACCEPT=1 quietly "$PRISONOPS_STATE/log/clause-map.log" dotnet test tests/Unit/PrisonOps.Tests.Unit.csproj -c "$BUILD_CONFIGURATION" \
        --nologo --filter 'FullyQualifiedName~The_clause_map_is_what_the_tests_say' ||
        fail 'the clause map could not be written' 'the lines above name the reason'
    say "Written: docs/clause-map.md ($(sed -n 's/^\([0-9]* of [0-9]* rows\).*/\1/p' docs/clause-map.md) with a test)"
}
