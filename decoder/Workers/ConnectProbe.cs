using System.Net;
using System.Net.Sockets;

namespace PrisonOps.Decoder.Workers;

/// <summary>
/// Tells a peer that does not answer from one that is not there: FFmpeg's time-out is the same for both. Only a stream that failed by time-out
/// is asked again.
/// </summary>
internal static class ConnectProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public static bool Connects(IPEndPoint camera)
    {
        using var socket = new Socket(camera.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            socket.Connect(camera);
        }
        catch (SocketException underway) when (underway.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            return socket.Poll(Patience, SelectMode.SelectWrite)
                && socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is 0;
        }
        catch (SocketException)
        {
            return false;
        }

        return true;
    }
}
