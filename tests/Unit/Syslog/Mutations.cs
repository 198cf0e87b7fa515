namespace PrisonOps.Tests.Unit.Syslog;

/// <summary>Changes a message in a few places, as a faulty or hostile sender would.</summary>
internal static class Mutations
{
    public static byte[] Of(byte[] original, Random random)
    {
        byte[] message = [.. original];
        for (int changes = random.Next(1, 6); changes > 0 && message.Length > 0; changes--)
        {
            int at = random.Next(message.Length);
            switch (random.Next(6))
            {
                case 0: message[at] = (byte)random.Next(256); break;
                case 1: message[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: message = message[..at]; break;
                case 3: message = [.. message[..at], .. message[Math.Min(at + random.Next(1, 9), message.Length)..]]; break;
                case 4: message = [.. message[..at], .. Octets(random, random.Next(1, 9)), .. message[at..]]; break;
                default: message = [.. message, .. message[at..]]; break;
            }
        }

        return message;
    }

    private static byte[] Octets(Random random, int count)
    {
        byte[] octets = new byte[count];
        random.NextBytes(octets);
        return octets;
    }
}
