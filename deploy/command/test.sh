# ./prisonops test
source "$PRISONOPS_COMMANDS/lib/install.sh"
source "$PRISONOPS_COMMANDS/lib/build.sh"

passed=0 failed=0 skipped=0
problems=()

main() {
    local long=no filter='' only=''
    while (($# > 0)); do
        case $1 in
            --long) long=yes ;;
            --filter) filter=${2:?--filter needs a name}; shift ;;
            --only) only=${2:?--only needs a suite}; shift ;;
            -h | --help) test_usage; return 0 ;;
            *) wrong_use "test: '$1' is no option" './prisonops test --help' ;;
        esac
        shift
    done

    export CI=${CI:-} DOTNET_CLI_TELEMETRY_OPTOUT=1
    install_packages "$RUN_PACKAGES" "$ESTATE_PACKAGES" "$TEST_PACKAGES"
    build_everything

    local results=$PRISONOPS_ROOT/artifacts/test
    rm -rf "$results"
    mkdir -p "$results"
    check_that_every_project_is_in_the_solution

    local project suite
    for project in tests/*/*.csproj; do
        suite=$(basename "$(dirname "$project")")
        grep -q '<IsTestProject>true' "$project" || continue
        [[ -z $only || $only == "$suite" ]] || continue
        run_suite "$project" "$suite" "$long" "$filter" "$results"
    done
    [[ -n $filter || ( -n $only && $only != ui ) ]] || run_user_interface_suite "$results"

    close_run "$filter"
}

test_usage() {
    cat <<'USAGE'
Usage: ./prisonops test [--long] [--filter F] [--only SUITE]

Installs what the tests need, builds once, and runs the test projects one after another, then the tests of web/ui.
  --long         also the tests of the ring "long": fuzz of 10,000, storms, soak
  --filter F     only tests whose full name contains F
  --only SUITE   one folder of tests/ (Unit, Grains, Storage...), or ui
The last line is `N passed, N failed, N skipped`. Results (trx, logs) are in artifacts/test.
Exit codes: 0 all passed, 1 a test failed, no test ran, or a project ran none of its tests, 2 wrong use, 3 something is missing.
USAGE
}

check_that_every_project_is_in_the_solution() {
    local project
    for project in tests/*/*.csproj; do
        grep -qF "${project//\//\\}" PrisonOps.sln || grep -qF "$project" PrisonOps.sln ||
            problems+=("$project is not in PrisonOps.sln: it was not built and not run")
    done
}

# A suite has 25 minutes (90 with --long): a test that hangs must end as a failure with a name, not as a silent job.
run_suite() {
    local project=$1 suite=$2 long=$3 filter=$4 results=$5
    local expression='' minutes=25 code=0 started=$SECONDS
    local log=$results/$suite.log trx=$results/$suite.trx

    if [[ $long == yes ]]; then minutes=90; else expression='Ring!=long'; fi
    [[ -z $filter ]] || expression="${expression:+($expression)&}(FullyQualifiedName~$filter)"

    printf '%-14s' "$suite"
    timeout --kill-after=30s "${minutes}m" dotnet test "$project" -c "$BUILD_CONFIGURATION" --no-build --nologo \
        ${expression:+--filter "$expression"} --results-directory "$results" --logger "trx;LogFileName=$suite.trx" \
        --logger 'console;verbosity=normal' >"$log" 2>&1 </dev/null || code=$?

    local counts suite_passed=0 suite_failed=0 suite_skipped=0
    if [[ -r $trx ]]; then
        counts=$(grep -o '<Counters [^>]*' "$trx" | head -n 1)
        suite_passed=$(counter passed "$counts")
        suite_failed=$(($(counter failed "$counts") + $(counter error "$counts") + $(counter timeout "$counts") + $(counter aborted "$counts")))
        suite_skipped=$(grep -c 'outcome="NotExecuted"' "$trx" || true)
    fi
    passed=$((passed + suite_passed)) failed=$((failed + suite_failed)) skipped=$((skipped + suite_skipped))
    printf '%5d passed %4d failed %4d skipped %6d s\n' "$suite_passed" "$suite_failed" "$suite_skipped" $((SECONDS - started))

    # What a test measured, it says in lines that begin with "figure:".
    [[ ! -r $trx ]] || sed -n 's/.*\(figure: .*\)/  \1/p' "$trx" | sed 's/<.*//' || true

    if ((suite_failed > 0)); then
        show_failures "$log"
    elif ((code == 124 || code == 137)); then
        problems+=("$suite did not end within $minutes minutes: $log")
    elif ((code != 0)); then
        problems+=("$suite ended with exit code $code without a failed test: $log")
        tail -n 30 "$log"
    fi
    if ((suite_passed + suite_failed + suite_skipped == 0)) && [[ -z $filter ]]; then
        problems+=("$suite ran no test")
    fi
}

counter() {
    local value
    value=$(grep -o " $1=\"[0-9]*\"" <<<"$2" | tr -dc '0-9')
    printf '%s' "${value:-0}"
}

# The console logger prints each failed test as a block that begins with "  Failed NAME" and ends before the next outcome.
show_failures() {
    awk '/^ +Failed /{show=1} /^ +(Passed|Skipped) /{show=0} /^(Test Run|Total tests|Results File)/{show=0} show' "$1" | head -n 300
}

run_user_interface_suite() {
    local results=$1 ui=$PRISONOPS_ROOT/web/ui started=$SECONDS code=0
    [[ -f $ui/package.json ]] || { problems+=('web/ui has no package.json: its tests were not run'); return 0; }

    printf '%-14s' ui
    (cd "$ui" && timeout --kill-after=30s 15m npx vitest run --reporter=default --reporter=json --outputFile.json="$results/ui.json") >"$results/ui.log" 2>&1 </dev/null || code=$?

    local counts='0 0 0' ui_passed ui_failed ui_skipped
    if [[ -r $results/ui.json ]]; then
        counts=$(node -e 'const r = require(process.argv[1]); console.log(r.numPassedTests, r.numFailedTests, r.numPendingTests + (r.numTodoTests ?? 0))' "$results/ui.json")
    fi
    read -r ui_passed ui_failed ui_skipped <<<"$counts"
    passed=$((passed + ui_passed)) failed=$((failed + ui_failed)) skipped=$((skipped + ui_skipped))
    printf '%5d passed %4d failed %4d skipped %6d s\n' "$ui_passed" "$ui_failed" "$ui_skipped" $((SECONDS - started))

    if ((code != 0)); then
        tail -n 60 "$results/ui.log"
        ((ui_failed > 0)) || problems+=("vitest ended with exit code $code: $results/ui.log")
    fi
    ((ui_passed + ui_failed + ui_skipped > 0)) || problems+=('web/ui ran no test')
}

# A problem is no test of its own, yet the run must not look green: each counts as one failure.
close_run() {
    local problem
    if [[ -z $1 ]] || ((passed + failed > 0)); then :; else problems+=("no test has a name that contains '$1'"); fi
    for problem in "${problems[@]}"; do
        printf '%sproblem: %s%s\n' "$RED" "$problem" "$PLAIN"
    done
    failed=$((failed + ${#problems[@]}))
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    ((failed == 0 && passed > 0))
}
