namespace PrisonOps.Analyzers.Cameras;

/// <summary>A rectangle of the picture in parts of its width and height, 0 to 1, from the upper left corner.</summary>
public readonly record struct PictureRegion(double X, double Y, double Width, double Height);
