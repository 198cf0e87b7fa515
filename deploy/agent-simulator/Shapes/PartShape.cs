using PrisonOps.AgentSimulator.Mib;

namespace PrisonOps.AgentSimulator.Shapes;

/// <summary>ENTITY-STATE-MIB, RFC 4268: fans, power supplies and disks that can fail, named in ENTITY-MIB.</summary>
internal static class PartShape
{
    /// <summary>IANAPhysicalClass, RFC 6933.</summary>
    private const int ClassPowerSupply = 6, ClassFan = 7, ClassStorageDrive = 15;

    private const int AdminUnlocked = 4, OperEnabled = 3;

    public static void Build(MibBuilder mib)
    {
        for (int part = 1; part <= 2; part++)
        {
            Add(mib, 100 + part, $"Fan {part}", ClassFan);
            Add(mib, 110 + part, $"Power supply {part}", ClassPowerSupply);
            Add(mib, 120 + part, $"Disk {part}", ClassStorageDrive);
        }
    }

    private static void Add(MibBuilder mib, int index, string name, int physicalClass)
    {
        mib.Add($"1.3.6.1.2.1.47.1.1.1.1.2.{index}", MibValues.Text(name));
        mib.Add($"1.3.6.1.2.1.47.1.1.1.1.5.{index}", MibValues.Whole(physicalClass));
        mib.Add($"1.3.6.1.2.1.47.1.1.1.1.7.{index}", MibValues.Text(name));
        mib.Add($"1.3.6.1.2.1.131.1.1.1.2.{index}", MibValues.Whole(AdminUnlocked));
        mib.Add($"1.3.6.1.2.1.131.1.1.1.3.{index}", MibValues.Whole(OperEnabled));
    }
}
