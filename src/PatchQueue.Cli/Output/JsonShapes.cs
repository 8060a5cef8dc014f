using System.Text.Json.Serialization;

namespace PatchQueue.Output;

/// <summary>The reports that become JSON, with the code to write them made at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SeriesReport))]
[JsonSerializable(typeof(ApplyJsonReport))]
[JsonSerializable(typeof(CacheReport))]
[JsonSerializable(typeof(StatusJsonReport))]
[JsonSerializable(typeof(RemovalJsonReport))]
[JsonSerializable(typeof(GuardJsonReport))]
[JsonSerializable(typeof(ReorderJsonReport))]
[JsonSerializable(typeof(AnnotateJsonReport))]
[JsonSerializable(typeof(GraphJsonReport))]
[JsonSerializable(typeof(BisectJsonReport))]
[JsonSerializable(typeof(FsckJsonReport))]
[JsonSerializable(typeof(TagReport))]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(WhereJsonReport))]
[JsonSerializable(typeof(RefsReport))]
[JsonSerializable(typeof(FixesReport))]
[JsonSerializable(typeof(BackportReport))]
[JsonSerializable(typeof(BranchesReport))]
[JsonSerializable(typeof(StableJsonReport))]
[JsonSerializable(typeof(RebaseJsonReport))]
[JsonSerializable(typeof(ExportJsonReport))]
internal sealed partial class JsonShapes : JsonSerializerContext;
