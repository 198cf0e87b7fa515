namespace PrisonOps.Ports.Cameras;

/// <summary>The only pictures that are kept. The numbers are stored; they are append-only.</summary>
public enum PictureKind
{
    Latest = 1,
    Reference = 2,
    Evidence = 3,
}
