using System.Buffers.Binary;

namespace PrisonOps.Collectors.Libvirt.Wire;

/// <summary>A message: its length, six numbers, and a body.</summary>
internal static class LibvirtFrame
{
    public const int LengthOctets = 4, HeaderOctets = 24;

    private const int Program = 0x20008086, ProgramVersion = 1;
    private const int TypeCall = 0, TypeReply = 1, StatusOk = 0, StatusError = 1;

    public static byte[] Question(LibvirtCall call, int serial, XdrWriter arguments)
    {
        int length = LengthOctets + HeaderOctets + arguments.Written.Length;
        return new XdrWriter().Int(length).Int(Program).Int(ProgramVersion).Int((int)call).Int(TypeCall).Int(serial).Int(StatusOk)
            .Octets(arguments.Written).Written.ToArray();
    }

    /// <summary>How many octets follow the first four.</summary>
    /// <exception cref="InvalidDataException">It is no message, or longer than it may be.</exception>
    public static int Rest(ReadOnlySpan<byte> length, int octetsMax)
    {
        int whole = BinaryPrimitives.ReadInt32BigEndian(length);
        return whole >= LengthOctets + HeaderOctets && whole <= octetsMax
            ? whole - LengthOctets
            : throw new InvalidDataException($"a message of {whole} octets; {LengthOctets + HeaderOctets} to {octetsMax} are taken");
    }

    /// <summary>Whether it is the answer to this question; events and late answers are not.</summary>
    /// <exception cref="InvalidDataException">It is of another protocol.</exception>
    /// <exception cref="LibvirtException">The host refuses.</exception>
    public static bool IsAnswer(ReadOnlySpan<byte> message, LibvirtCall call, int serial)
    {
        var header = new XdrReader(message);
        (int program, int version) = (header.Int(), header.Int());
        if (program != Program || version != ProgramVersion) throw new InvalidDataException($"a message of program {program:x} version {version}");

        (int procedure, int type, int of, int status) = (header.Int(), header.Int(), header.Int(), header.Int());
        if (type != TypeReply || of != serial || procedure != (int)call) return false;
        if (status == StatusOk) return true;
        if (status != StatusError) throw new InvalidDataException($"an answer of status {status}");

        int code = header.Int();
        header.Skip(4);
        string said = header.Int() == 0 ? "" : header.Text(300);
        throw new LibvirtException(code, $"{call}: {said}");
    }
}
