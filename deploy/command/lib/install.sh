# What has to be on the machine, by what needs it. apt installs what is missing and nothing else.

# Each line: a Debian package and the reason that is printed when it has to be installed.
readonly DECODER_PACKAGES='
gcc|compiles the decoder boundary
libc6-dev|the C headers that gcc only recommends
pkg-config|finds the FFmpeg headers
libavformat-dev|opens camera streams
libavcodec-dev|decodes keyframes
libavutil-dev|frames of the decoder
'

readonly RUN_PACKAGES="
postgresql-15|the private database server
fonts-wqy-microhei|names of people in the watermark of pictures
$DECODER_PACKAGES"

readonly ESTATE_PACKAGES='
ffmpeg|makes the pictures of the demo cameras
snmpd|agents of the demo estate
snmp|asks an agent by hand
python3-gi|runs the demo cameras
gir1.2-gst-rtsp-server-1.0|the RTSP server of the demo cameras
gstreamer1.0-plugins-base|the RTSP server of the demo cameras
gstreamer1.0-plugins-good|RTP payloads of the demo cameras
gstreamer1.0-plugins-bad|H.264 and H.265 parsers of the demo cameras
opencv-doc|a surveillance clip for the demo cameras
'

readonly TEST_PACKAGES='
chromium|the browser of the browser tests
fonts-noto-cjk|Chinese text in the browser tests
procps|processes that tests kill and count
iproute2|addresses of test peers
libmodbus-dev|the Modbus server of the protocol tests
nginx-light|the web server of the protocol tests
openssl|certificates of the protocol tests
libtomcat9-java|a server of Java, where there is a Java to run it
libjolokia-core-java|the agent that gives its numbers as JSON
mariadb-server|a database of the database tests
libvirt-daemon|a host of virtual machines
libvirt-daemon-driver-qemu|a host of virtual machines
libvirt-clients|makes the machines of the tests
qemu-system-x86|virtual machines in software emulation
dnsmasq-base|the name server of the protocol tests
prometheus-node-exporter|a page of metrics
prometheus-redis-exporter|a page of metrics
prometheus-postgres-exporter|a page of metrics
prometheus-blackbox-exporter|a page of metrics
prometheus-process-exporter|a page of metrics
prometheus-nginx-exporter|a page of metrics
prometheus-apache-exporter|a page of metrics
prometheus-bind-exporter|a page of metrics
redis-server|what the exporter of the protocol tests asks
apache2|what the exporter of the protocol tests asks
bind9|what the exporter of the protocol tests asks
softflowd|an exporter of flows
pmacct|an exporter of sampled packets (sFlow)
nfdump|another collector of flows, to compare with
haproxy|a page of metrics
python3-aiosmtpd|the mail server of the tests of notices
mosquitto|the message queue of the tests of notices
mosquitto-clients|hears what was published there
rabbitmq-server|a page of metrics and an interface that answers JSON
iputils-ping|the way of echoes of a process that may open no socket for them
'

# install_packages LIST...: asks nothing. As another user than root it only says what is to be done.
install_packages() {
    local wanted=() reasons=() package reason present
    present=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' 2>/dev/null | awk '$2=="installed"{print $1}') ||
        fail 'this system has no dpkg' 'PrisonOps is built for Debian 12; elsewhere install by hand what deploy/command/lib/install.sh lists' 3

    while IFS='|' read -r package reason; do
        [[ -n $package ]] || continue
        grep -qx -- "$package" <<<"$present" && continue
        wanted+=("$package")
        reasons+=("  $package: $reason")
    done < <(printf '%s' "$@")

    ((${#wanted[@]} > 0)) || return 0

    headline "Missing on this machine: ${#wanted[@]} Debian packages"
    printf '%s\n' "${reasons[@]}"
    if ((EUID != 0)); then
        fail 'installing needs root' "sudo apt-get update && sudo apt-get install -y --no-install-recommends ${wanted[*]}" 3
    fi

    export DEBIAN_FRONTEND=noninteractive
    local log=$PRISONOPS_STATE/log/apt.log
    say "Installing them with apt; the log is $log"
    quietly "$log" apt-get update || fail 'apt-get update failed' 'check the network and /etc/apt/sources.list' 3

    if [[ " ${wanted[*]} " == *' postgresql-15 '* ]]; then
        keep_postgresql_from_making_a_cluster
    fi
    without_starting_services quietly "$log" apt-get install -y --no-install-recommends "${wanted[@]}" ||
        fail "apt-get could not install ${wanted[*]}" 'the lines above name the package; run the command again after mending it' 3
}

# The product runs a server of its own over a unix socket; a system cluster would only sit on port 5432.
keep_postgresql_from_making_a_cluster() {
    local configuration=/etc/postgresql-common/createcluster.conf
    quietly "$PRISONOPS_STATE/log/apt.log" apt-get install -y --no-install-recommends postgresql-common ||
        fail 'apt-get could not install postgresql-common' 'the lines above name the reason' 3
    grep -qs '^create_main_cluster = false' "$configuration" || echo 'create_main_cluster = false' >>"$configuration"
}

# Debian starts the services of new packages; snmpd on port 161 is not ours to start.
without_starting_services() {
    local policy=/usr/sbin/policy-rc.d code=0
    if [[ -e $policy ]]; then
        "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    "$@" || code=$?
    rm -f "$policy"
    return "$code"
}

# The two that apt of Debian 12 does not have in the needed version.
require_toolchain() {
    command -v dotnet >/dev/null || fail 'dotnet is not on the PATH' 'install the .NET SDK 10 (dotnet.microsoft.com) and put it on the PATH' 3
    (cd "$PRISONOPS_ROOT" && dotnet --version >/dev/null 2>&1) ||
        fail "no installed .NET SDK satisfies global.json ($(tr -d '\n' <"$PRISONOPS_ROOT/global.json"))" 'dotnet --list-sdks shows what is installed; install the SDK 10' 3
    command -v npm >/dev/null || fail 'npm is not on the PATH' 'install Node.js 20.19 or later' 3
    node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19) ? 0 : 1)' ||
        fail "Node.js $(node --version) is too old" 'install Node.js 20.19 or later, or 22.12 or later' 3
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
}
