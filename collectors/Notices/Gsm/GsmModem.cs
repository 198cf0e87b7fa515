using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PrisonOps.Collectors.Notices.Gsm;

/// <summary>A conversation with a modem in AT commands (3GPP TS 27.005), over a serial device or a TCP connection to one.</summary>
internal sealed class GsmModem(Stream line, IDisposable? owner) : IDisposable
{
    private const char EndOfText = '\u001a';
    private const int LineMax = 512;

    private readonly byte[] heard = new byte[LineMax];
    private readonly StringBuilder pending = new();

    public static async Task<GsmModem> Open(string device, int baudRate, CancellationToken cancellationToken)
    {
        if (device.StartsWith("tcp://", StringComparison.Ordinal))
        {
            Uri address = new(device);
            TcpClient connection = new();
            try
            {
                await connection.ConnectAsync(address.Host, address.Port, cancellationToken);
                return new(connection.GetStream(), connection);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }

        await SetLine(device, baudRate, cancellationToken);
        return new(new FileStream(device, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, useAsync: true), null);
    }

    public void Dispose()
    {
        line.Dispose();
        owner?.Dispose();
    }

    /// <summary>Brings the modem into the state in which it takes units.</summary>
    /// <exception cref="ModemException">With what the modem said.</exception>
    public async Task Begin(CancellationToken cancellationToken)
    {
        await Command("AT", cancellationToken);
        await Command("ATE0", cancellationToken);
        await Command("AT+CMGF=0", cancellationToken);
    }

    /// <summary>Sends one unit; gives the reference that the network has given it.</summary>
    /// <exception cref="ModemException">With what the modem said.</exception>
    public async Task<string> Send(string hex, int octets, CancellationToken cancellationToken)
    {
        await Write(string.Create(CultureInfo.InvariantCulture, $"AT+CMGS={octets}\r"), cancellationToken);
        await Until(text => text.Contains('>', StringComparison.Ordinal), cancellationToken);
        await Write(hex + EndOfText, cancellationToken);
        string answer = await Until(text => text.Contains("OK\r", StringComparison.Ordinal), cancellationToken);
        int at = answer.IndexOf("+CMGS:", StringComparison.Ordinal);
        return at < 0 ? "" : answer[(at + "+CMGS:".Length)..].Split('\r')[0].Trim();
    }

    private async Task Command(string command, CancellationToken cancellationToken)
    {
        await Write(command + "\r", cancellationToken);
        await Until(text => text.Contains("OK\r", StringComparison.Ordinal), cancellationToken);
    }

    private async Task Write(string text, CancellationToken cancellationToken)
    {
        pending.Clear();
        await line.WriteAsync(Encoding.ASCII.GetBytes(text), cancellationToken);
        await line.FlushAsync(cancellationToken);
    }

    private async Task<string> Until(Func<string, bool> isThere, CancellationToken cancellationToken)
    {
        while (true)
        {
            string text = pending.ToString();
            if (Error(text) is { } error) throw new ModemException(error);
            if (isThere(text)) return text;

            int octets = await line.ReadAsync(heard, cancellationToken);
            if (octets == 0) throw new ModemException("the line was closed");
            pending.Append(Encoding.ASCII.GetString(heard, 0, octets));
        }
    }

    private static string? Error(string text)
    {
        int at = text.IndexOf("+CM", StringComparison.Ordinal) is >= 0 and int named && text.IndexOf(" ERROR:", named, StringComparison.Ordinal) >= 0
            ? named
            : text.IndexOf("ERROR\r", StringComparison.Ordinal);
        return at < 0 || !text[at..].Contains('\r', StringComparison.Ordinal) ? null : text[at..].Split('\r')[0];
    }

    /// <summary>Raw, eight bits, no echo: the framework has no serial ports, the system's own tool sets the line.</summary>
    private static async Task SetLine(string device, int baudRate, CancellationToken cancellationToken)
    {
        if (!File.Exists(device)) throw new ModemException($"{device} does not exist");

        using Process stty = Process.Start(new ProcessStartInfo("stty", ["-F", device, "raw", "-echo", "-hupcl", "clocal", string.Create(CultureInfo.InvariantCulture, $"{baudRate}")])
        {
            RedirectStandardError = true,
        })!;
        string said = await stty.StandardError.ReadToEndAsync(cancellationToken);
        await stty.WaitForExitAsync(cancellationToken);
        if (stty.ExitCode != 0) throw new ModemException(said.Trim());
    }
}
