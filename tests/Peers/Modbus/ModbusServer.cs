using System.Diagnostics;
using PrisonOps.Ports.Modbus;
using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Modbus;

/// <summary>The server of libmodbus, compiled once a run: unit 17, 64 bits each third of which is set, 300 registers of seven times their address.</summary>
internal static class ModbusServer
{
    public const byte Unit = 17;

    private static readonly Lazy<Task<string>> Compiled = new(Compile);

    public static async Task<PeerProgram> Start(ModbusFraming framing)
    {
        PeerProgram.Require("/usr/include/modbus/modbus.h", "libmodbus-dev");
        int port = PeerProgram.FreePort();
        return await PeerProgram.Start(await Compiled.Value, "libmodbus-dev", port, framing == ModbusFraming.Tcp ? "tcp" : "rtu", $"{port}");
    }

    /// <param name="map">Lines "h|i|c|d ADDRESS VALUE": holding and input registers, coils and discrete inputs; all others are 0.</param>
    public static async Task<PeerProgram> StartWith(params IEnumerable<string> map)
    {
        PeerProgram.Require("/usr/include/modbus/modbus.h", "libmodbus-dev");
        int port = PeerProgram.FreePort();
        await Write(port, map);
        return await PeerProgram.Start(await Compiled.Value, "libmodbus-dev", port, "tcp", $"{port}", await MapOf(port));
    }

    /// <summary>Gives a running server another map: its next answer is of that.</summary>
    public static Task Change(PeerProgram server, params IEnumerable<string> map) => Write(server.Endpoint.Port, map);

    private static async Task Write(int port, IEnumerable<string> map)
    {
        string file = await MapOf(port), half = file + ".half";
        await File.WriteAllLinesAsync(half, map);
        File.Move(half, file, overwrite: true);
    }

    private static async Task<string> MapOf(int port) => Path.Combine(Path.GetDirectoryName(await Compiled.Value)!, $"{port}.map");

    private static async Task<string> Compile()
    {
        string folder = Directory.CreateTempSubdirectory("prisonops-modbus-").FullName, program = Path.Combine(folder, "modbus-server");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        string source = Path.Combine(AppContext.BaseDirectory, "Modbus", "modbus-server.c");
        using Process compiler = Process.Start("cc", ["-O1", "-o", program, source, "-I/usr/include/modbus", "-lmodbus", "-lutil"]);
        await compiler.WaitForExitAsync();
        Assert.Equal(0, compiler.ExitCode);
        return program;
    }
}
