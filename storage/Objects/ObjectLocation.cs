namespace PrisonOps.Storage.Objects;

/// <summary>Where an object (alias o) stands: the rack, with its room before it, since racks of all rooms are called alike.</summary>
internal static class ObjectLocation
{
    public const string Join = "left join object l on l.id = o.location_id left join object r on r.id = l.location_id";

    /// <summary>Null when nobody said where.</summary>
    public const string Name = "nullif(concat_ws(' / ', r.name, l.name), '')";
}
