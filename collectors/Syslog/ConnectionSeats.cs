namespace PrisonOps.Collectors.Syslog;

/// <summary>Bounds how many connections are open, in all and from one address, so that one device cannot shut the others out.</summary>
internal sealed class ConnectionSeats(int max, int perAddressMax)
{
    private readonly Dictionary<string, int> byAddress = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int taken;

    public bool TryTake(string address)
    {
        lock (gate)
        {
            int own = byAddress.GetValueOrDefault(address);
            if (taken >= max || own >= perAddressMax) return false;

            byAddress[address] = own + 1;
            taken++;
            return true;
        }
    }

    public void Leave(string address)
    {
        lock (gate)
        {
            taken--;
            if (byAddress[address] == 1) byAddress.Remove(address);
            else byAddress[address]--;
        }
    }
}
