using System.Net.Sockets;
using PrisonOps.Collectors.Libvirt.Wire;

namespace PrisonOps.Collectors.Libvirt;

/// <summary>Asks one host, one question after the other. It opens the host for reading only, and there is no question that changes anything.</summary>
internal sealed class LibvirtConnection(Socket socket, int answerOctetsMax) : IDisposable
{
    private const int ForReading = 1, NoAuthentication = 0, AuthenticationKindsMax = 20;

    /// <summary>Events and late answers between a question and its answer.</summary>
    private const int OthersMax = 100;

    private int serial;

    /// <exception cref="LibvirtException">The host wants a log-in, or does not have the driver.</exception>
    public async Task Open(string uri, CancellationToken cancellationToken)
    {
        byte[] kinds = await Ask(LibvirtCall.AuthenticationKinds, new(), cancellationToken);
        if (!Kinds(kinds).Contains(NoAuthentication)) throw new LibvirtException(45, "the host wants a log-in by SASL or polkit, which is not offered");

        await Ask(LibvirtCall.Open, new XdrWriter().Int(1).Text(uri).Int(ForReading), cancellationToken);
    }

    /// <returns>The body of the answer.</returns>
    public async Task<byte[]> Ask(LibvirtCall call, XdrWriter arguments, CancellationToken cancellationToken)
    {
        byte[] question = LibvirtFrame.Question(call, ++serial, arguments);
        for (int sent = 0; sent < question.Length;) sent += await socket.SendAsync(question.AsMemory(sent), cancellationToken);
        byte[] length = new byte[LibvirtFrame.LengthOctets];
        for (int others = 0; others < OthersMax; others++)
        {
            await Fill(length, cancellationToken);
            byte[] message = new byte[LibvirtFrame.Rest(length, answerOctetsMax)];
            await Fill(message, cancellationToken);
            if (LibvirtFrame.IsAnswer(message, call, serial)) return message[LibvirtFrame.HeaderOctets..];
        }

        throw new InvalidDataException($"{OthersMax} messages came that answer nothing");
    }

    public void Dispose() => socket.Dispose();

    private static HashSet<int> Kinds(byte[] body)
    {
        var reader = new XdrReader(body);
        HashSet<int> kinds = [];
        for (int left = Math.Min(AuthenticationKindsMax, reader.Count(sizeof(int))); left > 0; left--) kinds.Add(reader.Int());
        return kinds;
    }

    private async Task Fill(byte[] buffer, CancellationToken cancellationToken)
    {
        for (int filled = 0; filled < buffer.Length;)
        {
            int received = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken);
            if (received == 0) throw new SocketException((int)SocketError.ConnectionReset);
            filled += received;
        }
    }
}
