# Building, only when something changed: a stamp holds a hash of path, time and size of every source file.

readonly BUILD_CONFIGURATION=Release

# sources_hash NAME_PATTERN... -- DIR...
sources_hash() {
    local patterns=() expression=() pattern
    while [[ $1 != -- ]]; do patterns+=("$1"); shift; done
    shift
    for pattern in "${patterns[@]}"; do expression+=(-o -name "$pattern"); done
    find "$@" \( -name bin -o -name obj -o -name node_modules -o -name dist -o -name .git \) -prune -o -type f \( "${expression[@]:1}" \) -printf '%p %T@ %s\n' |
        sort | sha256sum | cut -d' ' -f1
}

unchanged() { [[ -r $PRISONOPS_STATE/stamp/$1 && $(<"$PRISONOPS_STATE/stamp/$1") == "$2" ]]; }

remember() {
    mkdir -p "$PRISONOPS_STATE/stamp"
    printf '%s' "$2" >"$PRISONOPS_STATE/stamp/$1"
}

build_user_interface() {
    local ui=$PRISONOPS_ROOT/web/ui hash
    [[ -f $ui/package.json ]] || { say 'web/ui has no package.json: the user interface is not built'; return 0; }

    install_node_packages
    hash=$(sources_hash '*.ts' '*.tsx' '*.css' '*.html' '*.json' '*.svg' '*.js' '*.mjs' -- "$ui")
    if unchanged ui "$hash" && [[ -f $ui/dist/index.html ]]; then return 0; fi

    say 'Building the user interface (web/ui)'
    (cd "$ui" && quietly "$PRISONOPS_STATE/log/ui.log" npm run build) ||
        fail 'the user interface does not build' 'the lines above name the file; (cd web/ui && npm run build) repeats it'
    remember ui "$hash"
}

install_node_packages() {
    local ui=$PRISONOPS_ROOT/web/ui lock
    lock=$(sha256sum <"$ui/package-lock.json" | cut -d' ' -f1)
    if unchanged npm "$lock" && [[ -d $ui/node_modules ]]; then return 0; fi

    say 'Installing the node packages of web/ui (npm ci)'
    (cd "$ui" && quietly "$PRISONOPS_STATE/log/npm.log" npm ci --no-audit --no-fund) ||
        fail 'npm ci failed in web/ui' 'check the npm registry (npm config get registry) and run it again' 3
    remember npm "$lock"
}

readonly PRODUCT_FOLDERS=(analyzers collectors decoder grain-interfaces grains orleans-embedded ports silo storage web standard deploy
    Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig BannedSymbols.txt)
readonly SOURCE_PATTERNS=('*.cs' '*.csproj' '*.props' '*.targets' '*.sln' '*.sql' '*.c' '*.h' '*.json' '*.txt' '.editorconfig')

# build_silo [HASH]: the product's own program with its decoder worker.
build_silo() {
    local hash=${1:-$(sources_hash "${SOURCE_PATTERNS[@]}" -- "${PRODUCT_FOLDERS[@]}")}
    if { unchanged product "$hash" || unchanged silo "$hash"; } && [[ -x $(silo_program) ]]; then return 0; fi

    say "Building the product (dotnet build -c $BUILD_CONFIGURATION)"
    dotnet_build silo/PrisonOps.Silo.csproj
    remember silo "$hash"
}

# What runs: the product and the agents of the demo estate, without the tests.
build_product() {
    local hash
    hash=$(sources_hash "${SOURCE_PATTERNS[@]}" -- "${PRODUCT_FOLDERS[@]}")
    if unchanged product "$hash" && [[ -x $(silo_program) ]]; then return 0; fi

    build_silo "$hash"
    dotnet_build deploy/agent-simulator/PrisonOps.AgentSimulator.csproj
    remember product "$hash"
}

build_solution() {
    local hash
    hash=$(sources_hash "${SOURCE_PATTERNS[@]}" -- "${PRODUCT_FOLDERS[@]}" tests PrisonOps.sln)
    if unchanged solution "$hash" && [[ -x $(silo_program) ]]; then return 0; fi

    say "Building the solution (dotnet build -c $BUILD_CONFIGURATION)"
    dotnet_build PrisonOps.sln
    remember solution "$hash"
    remember product "$(sources_hash "${SOURCE_PATTERNS[@]}" -- "${PRODUCT_FOLDERS[@]}")"
}

dotnet_build() {
    quietly "$PRISONOPS_STATE/log/build.log" dotnet build "$1" -c "$BUILD_CONFIGURATION" -v quiet -nologo -clp:NoSummary ||
        fail "$1 does not build" "dotnet build $1 -c $BUILD_CONFIGURATION repeats it"
    grep -h 'warning' "$PRISONOPS_STATE/log/build.log" | sort -u || true
}

silo_program() { printf '%s' "$PRISONOPS_ROOT/silo/bin/$BUILD_CONFIGURATION/net10.0/prisonops"; }

build_to_run() {
    require_toolchain
    build_user_interface
    build_product
}

build_everything() {
    require_toolchain
    build_user_interface
    build_solution
}
