namespace PrisonOps.Ports.Profiles;

/// <summary>Gives the profiles in force. A new set takes the place of the old one as a whole.</summary>
public interface IProfileCatalogue
{
    ProfileSet Current { get; }
}
