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

build_solution() {
    local hash
    hash=$(sources_hash '*.cs' '*.csproj' '*.props' '*.targets' '*.sln' '*.sql' '*.c' '*.h' '*.json' '*.yaml' '*.txt' '.editorconfig' -- \
        analyzers collectors decoder grain-interfaces grains orleans-embedded ports silo storage web standard tests deploy \
        Directory.Build.props Directory.Build.targets Directory.Packages.props PrisonOps.sln global.json .editorconfig BannedSymbols.txt)
    if unchanged solution "$hash" && [[ -x $(silo_program) ]]; then return 0; fi

    say "Building the solution (dotnet build -c $BUILD_CONFIGURATION)"
    quietly "$PRISONOPS_STATE/log/build.log" dotnet build PrisonOps.sln -c "$BUILD_CONFIGURATION" -v quiet -nologo -clp:NoSummary ||
        fail 'the solution does not build' "dotnet build PrisonOps.sln -c $BUILD_CONFIGURATION repeats it"
    grep -h 'warning' "$PRISONOPS_STATE/log/build.log" | sort -u || true
    remember solution "$hash"
}

silo_program() { printf '%s' "$PRISONOPS_ROOT/silo/bin/$BUILD_CONFIGURATION/net10.0/prisonops"; }

build_everything() {
    require_toolchain
    build_user_interface
    build_solution
}
