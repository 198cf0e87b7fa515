using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using PrisonOps.AgentSimulator;
using PrisonOps.AgentSimulator.Control;
using PrisonOps.AgentSimulator.Push;

const string Usage = """
    agent-simulator serve --devices DIR --control SOCKET   simulated SNMP agents from the *.yaml of DIR, until SIGTERM
        with --syslog ADDRESS:PORT --traps ADDRESS:PORT the devices push there what happens to them
    agent-simulator control --control SOCKET COMMAND...     sends one command to a running simulator
    Commands: list | down DEVICE | up DEVICE | restart DEVICE | link DEVICE IFINDEX down|up | set DEVICE OID VALUE |
              garbage DEVICE random|half|wrong-id|wrong-source|delay|off       (DEVICE is a name or an address)
    """;

switch (args)
{
    case ["serve", "--devices", var devices, "--control", var control]:
        return await Serve(devices, control, null);
    case ["serve", "--devices", var devices, "--control", var control, "--syslog", var syslog, "--traps", var traps]
        when IPEndPoint.TryParse(syslog, out IPEndPoint? toSyslog) && IPEndPoint.TryParse(traps, out IPEndPoint? toTraps):
        return await Serve(devices, control, new(toSyslog, toTraps, TimeProvider.System));
    case ["control", "--control", var control, .. var command] when command.Length > 0:
        return await Control(control, string.Join(' ', command));
    case ["--help"]:
        Console.WriteLine(Usage);
        return 0;
    default:
        await Console.Error.WriteLineAsync($"'{string.Join(' ', args)}' is not understood.\n{Usage}");
        return 2;
}

static async Task<int> Serve(string devices, string control, DeviceVoice? voice)
{
    using var stopping = new CancellationTokenSource();
    using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    try
    {
        using var host = new AgentHost(DeviceFolder.Read(devices), TimeProvider.System);
        using var socket = new ControlSocket(control, new(host, voice));
        Task serving = host.Serve();
        Console.WriteLine($"serving {host.Agents.Count} devices, control at {control}");
        await socket.Serve(stopping.Token);
        host.Dispose();
        await serving;
        return 0;
    }
    catch (Exception fault) when (fault is InvalidDataException or SocketException or IOException)
    {
        await Console.Error.WriteLineAsync(fault.Message);
        return 1;
    }

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopping.Cancel();
    }
}

static async Task<int> Control(string control, string command)
{
    try
    {
        string answer = await ControlSocket.Send(control, command);
        Console.WriteLine(answer);
        return answer.StartsWith("ok", StringComparison.Ordinal) ? 0 : 1;
    }
    catch (SocketException fault)
    {
        await Console.Error.WriteLineAsync($"No simulator answers at '{control}': {fault.SocketErrorCode}.");
        return 1;
    }
}
