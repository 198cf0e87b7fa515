namespace Orleans.Configuration;

/// <summary>The name of this silo.</summary>
public class SiloOptions
{
    public string SiloName { get; set; } = "embedded";
}
