# ./prisonops diagnose
source "$PRISONOPS_COMMANDS/lib/install.sh"
source "$PRISONOPS_COMMANDS/lib/build.sh"

main() {
    case ${1:-} in
        -h | --help | '')
            cat <<'USAGE'
Usage: ./prisonops diagnose FILE|URL... [OPTIONS]
       ./prisonops diagnose --batch LIST.tsv [OPTIONS]

Judges the pictures of files and streams for the faults of clause 8.2, in decoder workers as the product does, without
server and database. Two inputs are looked at in parallel; answers come in the order of the inputs.

  --batch LIST.tsv   a list with the header `input<tab>reference<tab>profile`
  --reference F      a clip or a JPEG of the same camera without fault
  --profile P        day, indoor, dusk, night-ir or night-colour; default: decided from the picture
  --seconds N        how much of each input is looked at, 1 to 300; default 12
  --json             one JSON object an input
  --report OUT.html  a page with the frames
URL is rtsp://[user:password@]host[:port]/path. docs/picture-faults.md says what is recognised and how.
Exit codes: 0 all normal, 1 a fault, 2 a failure or wrong use, 3 something is missing on this machine.
USAGE
            [[ -n ${1:-} ]] || exit 2
            return 0
            ;;
    esac

    install_packages "$DECODER_PACKAGES" >&2
    command -v dotnet >/dev/null || fail 'dotnet is not on the PATH' 'install the .NET SDK 10 (dotnet.microsoft.com) and put it on the PATH' 3
    build_silo >&2

    # File names are meant from where the command was given, not from the root of the clone.
    cd "${OLDPWD:-$PRISONOPS_ROOT}"
    exec "$(silo_program)" diagnose "$@"
}
