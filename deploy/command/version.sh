# ./prisonops version
main() {
    case ${1:-} in
        '' | --json) ;;
        -h | --help) say 'Usage: ./prisonops version [--json]'; say 'Prints version and commit. Exit codes: 0 printed, 2 wrong use.'; return 0 ;;
        *) wrong_use "version: '$1' is no option" './prisonops version --help' ;;
    esac

    local version commit
    version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$PRISONOPS_ROOT/Directory.Build.props")
    commit=$(git -C "$PRISONOPS_ROOT" rev-parse --short HEAD 2>/dev/null || echo unknown)
    if [[ ${1:-} == --json ]]; then
        printf '{"version":"%s","commit":"%s"}\n' "$version" "$commit"
    else
        say "PrisonOps $version ($commit)"
    fi
}
