using System.Text;

namespace PrisonOps.Tests.CameraSimulator.Sessions;

/// <summary>A request as far as a camera looks at it.</summary>
internal sealed record RtspRequest(string Method, string Url, string Sequence, string? Transport, string? Authorization)
{
    public static RtspRequest Parse(string head)
    {
        string[] lines = head.Split("\r\n");
        string[] first = lines[0].Split(' ');
        return new(first[0], first.Length > 1 ? first[1] : "", Header("CSeq") ?? "0", Header("Transport"), Header("Authorization"));

        string? Header(string name) =>
            lines.Skip(1).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
    }

    /// <summary>The next request on the connection; null at its end. RTCP packets of the viewer in between are skipped.</summary>
    public static async Task<RtspRequest?> ReadFrom(Stream connection, CancellationToken cancellationToken)
    {
        byte[] one = new byte[1];
        var head = new StringBuilder();
        while (await connection.ReadAsync(one, cancellationToken) == 1)
        {
            if (head.Length == 0 && one[0] == '$')
            {
                byte[] rest = new byte[3];
                await connection.ReadExactlyAsync(rest, cancellationToken);
                await connection.ReadExactlyAsync(new byte[(rest[1] << 8) | rest[2]], cancellationToken);
                continue;
            }

            head.Append((char)one[0]);
            if (head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n") return Parse(head.ToString());
        }

        return null;
    }
}
