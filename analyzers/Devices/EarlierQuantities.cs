using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Analyzers.Devices;

/// <summary>
/// Finds a quantity of the poll before. A device answers in the same order nearly always, so the same position is tried first; names are
/// hashed only after something has come or gone.
/// </summary>
internal struct EarlierQuantities(ImmutableArray<Quantity> before)
{
    private Dictionary<(string Name, string Instance), Quantity>? byName;

    public bool TryFind(Quantity wanted, int position, out Quantity found)
    {
        if (position < before.Length)
        {
            found = before[position];
            if (found.Name == wanted.Name && found.Instance == wanted.Instance) return true;
        }

        byName ??= Index();
        return byName.TryGetValue((wanted.Name, wanted.Instance), out found);
    }

    private readonly Dictionary<(string Name, string Instance), Quantity> Index()
    {
        var index = new Dictionary<(string Name, string Instance), Quantity>(before.Length);
        foreach (Quantity quantity in before) index[(quantity.Name, quantity.Instance)] = quantity;
        return index;
    }
}
