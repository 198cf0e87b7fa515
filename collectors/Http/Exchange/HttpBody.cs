namespace PrisonOps.Collectors.Http.Exchange;

/// <summary>Reads the body of an answer up to a limit.</summary>
internal static class HttpBody
{
    /// <exception cref="InvalidDataException">It is longer.</exception>
    public static async Task<byte[]> Read(HttpResponseMessage response, int octetsMax, CancellationToken cancellationToken)
    {
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        byte[] part = new byte[16_384];
        while (await stream.ReadAsync(part, cancellationToken) is > 0 and int read)
        {
            if (body.Length + read > octetsMax) throw new InvalidDataException($"the answer has more than {octetsMax} octets");
            body.Write(part, 0, read);
        }

        return body.ToArray();
    }
}
