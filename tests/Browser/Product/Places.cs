using System.Net;
using System.Net.Sockets;

namespace PrisonOps.Tests.Browser.Product;

/// <summary>Where the built programs lie, and what is free on this machine.</summary>
internal static class Places
{
    public static string Root { get; } = FindRoot();

    /// <summary>Release or Debug: the programs of the same build as the tests.</summary>
    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Product => Built("silo", "prisonops");

    public static string Simulator => Built("deploy/agent-simulator", "agent-simulator");

    public static string Cameras => Path.Combine(Root, "deploy/rtsp-cameras/rtsp_cameras.py");

    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Built(string project, string program)
    {
        string path = Path.Combine(Root, project, "bin", Configuration, "net10.0", program);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not built; ./prisonops build does it.", path);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PrisonOps.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds PrisonOps.sln.");
    }
}
