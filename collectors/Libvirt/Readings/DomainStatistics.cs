using PrisonOps.Collectors.Libvirt.Wire;

namespace PrisonOps.Collectors.Libvirt.Readings;

/// <summary>One machine with its numbers by libvirt's names ("cpu.time", "block.0.rd.bytes") and the texts that name its parts ("block.0.name").</summary>
internal sealed record DomainStatistics(string Name, Dictionary<string, double> Numbers, Dictionary<string, string> Texts)
{
    private const int TypeInt = 1, TypeUInt = 2, TypeLong = 3, TypeULong = 4, TypeDouble = 5, TypeBoolean = 6, TypeText = 7;
    private const int IdentifierOctets = 20, NameOctetsMax = 120;

    /// <summary>Name, identifier and the count of numbers.</summary>
    private const int DomainOctetsMin = 4 + IdentifierOctets + 4;

    /// <summary>A name and its value.</summary>
    private const int NumberOctetsMin = 4 + 4 + 4;

    public double? this[string name] => Numbers.TryGetValue(name, out double value) ? value : null;

    /// <exception cref="InvalidDataException">The octets are not what the protocol says.</exception>
    public static List<DomainStatistics> Read(ReadOnlySpan<byte> body, int domainsMax)
    {
        var reader = new XdrReader(body);
        int count = reader.Count(DomainOctetsMin);
        var domains = new List<DomainStatistics>(Math.Min(count, domainsMax));
        for (int i = 0; i < count && i < domainsMax; i++)
        {
            var domain = new DomainStatistics(reader.Text(NameOctetsMax), [], []);
            reader.Skip(IdentifierOctets);
            for (int left = reader.Count(NumberOctetsMin); left > 0; left--) domain.Take(ref reader);
            domains.Add(domain);
        }

        return domains;
    }

    private void Take(ref XdrReader reader)
    {
        string name = reader.Name();
        switch (reader.Int())
        {
            case TypeInt or TypeBoolean: Numbers[name] = reader.Int(); break;
            case TypeUInt: Numbers[name] = reader.UInt(); break;
            case TypeLong: Numbers[name] = reader.Hyper(); break;
            case TypeULong: Numbers[name] = reader.UHyper(); break;
            case TypeDouble: Numbers[name] = reader.Double(); break;
            case TypeText: Texts[name] = reader.Text(NameOctetsMax); break;
            case var type: throw new InvalidDataException($"'{name}' is of type {type}");
        }
    }
}
