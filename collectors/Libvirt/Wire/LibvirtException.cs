namespace PrisonOps.Collectors.Libvirt.Wire;

/// <summary>The host answers a question with an error of its own.</summary>
public sealed class LibvirtException : Exception
{
    /// <summary>virErrorNumber: authentication failed, cancelled, not available.</summary>
    private static readonly int[] Refusals = [45, 79, 80];

    public LibvirtException()
    {
    }

    public LibvirtException(string message)
        : base(message)
    {
    }

    public LibvirtException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LibvirtException(int code, string message)
        : base(message) => IsRefusal = Refusals.Contains(code);

    public bool IsRefusal { get; }
}
