using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Applies one section of a patch to the files of a group: names, types and modes; the content is left to hunks or binary data.
/// </summary>
internal sealed class SectionApplier(GroupFiles files, ApplyOptions options)
{
    private readonly HunkApplier _hunks = new();

    /// <summary>Applies a section.</summary>
    /// <returns>Null when all went in at its own lines; otherwise what there is to say. After a reject the caller restores.</returns>
    public FilePatchOutcome? Apply(PlannedPatch patch, PlannedFile section)
    {
        var isMove = section.IsMove;
        var target = files[isMove ? section.Paths[1] : TargetName.Choose(section, files)];
        var reject = (isMove ? Move(section, target) : Admit(section, target)) ?? Change(patch, section, target) ?? Finish(section, target);
        target.IsTouched |= reject is null;
        target.IsRewritten |= reject is null && (!section.FilePatch.Hunks.IsEmpty || section.FilePatch.Binary is not null);
        var hunks = section.FilePatch.Hunks.IsEmpty ? HunkOutcome.AllAtTheirLines : _hunks.Outcomes;
        return reject is null && hunks.IsEmpty ? null : new FilePatchOutcome(section, target.Path, hunks, reject);
    }

    // The file that a section without a move wants to change, create or delete.
    private Reject? Admit(PlannedFile section, FileState target)
    {
        if (!files.CanHold(target))
        {
            return Because(section, RejectReason.BeyondLink, $"{target.Path} lies beyond a symbolic link or a file");
        }

        switch (target.State)
        {
            case SourceState.Directory or SourceState.Special:
                return Because(section, RejectReason.WrongType, $"{target.Path} is not a regular file");
            case SourceState.Absent or SourceState.Blocked when section.Before.Absence == Absence.Present:
                return Because(section, RejectReason.FileMissing, $"{target.Path} is not there");
            case SourceState.Absent or SourceState.Blocked:
                Create(section, target);
                return null;
            default:
                return section.Before.Absence != Absence.Present && !target.Text.IsEmpty
                    ? Because(section, RejectReason.FileExists, $"{target.Path} is there already, and the patch creates it")
                    : CheckType(section, target);
        }
    }

    private static void Create(PlannedFile section, FileState target)
    {
        target.Text.Set([]);
        target.IsRewritten = true;
        target.State = IsLink(section.After.Mode) ? SourceState.Symlink : SourceState.Regular;
        target.Permissions = PermissionsOf(section.After.Mode);
    }

    private Reject? Move(PlannedFile section, FileState target)
    {
        var source = files[section.Paths[0]];
        var origin = files.OriginOf(section, source);
        if (!origin.IsFile || !files.CanHold(source))
        {
            return Because(section, RejectReason.FileMissing, $"{source.Path} is not there to be {Verb(section)}");
        }

        if (section.FilePatch.Change == FileChange.Rename && origin == source)
        {
            origin = files.CopyOf(source);
            source.State = SourceState.Absent;
            source.IsTouched = true;
        }

        if (target.IsFile && !files.IsRenameSource(target.Path))
        {
            return Because(section, RejectReason.FileExists, $"{target.Path} is there already, and the patch would replace it");
        }

        if (!files.CanHold(target) || target.State is SourceState.Directory or SourceState.Special)
        {
            return Because(section, RejectReason.BeyondLink, $"{target.Path} cannot be a file there");
        }

        target.CopyFrom(origin);
        target.IsRewritten = true;
        files.MarkReplaced(target.Path);
        return CheckType(section, target);
    }

    private static string Verb(PlannedFile section) => section.FilePatch.Change == FileChange.Rename ? "renamed" : "copied";

    private static Reject? CheckType(PlannedFile section, FileState target)
    {
        var (before, after) = (section.Before.Mode, section.After.Mode);
        if (before != 0 && after != 0 && IsLink(before) != IsLink(after))
        {
            return Because(section, RejectReason.WrongType, $"{target.Path} cannot change from a file to a link in one section");
        }

        var hasContent = !section.FilePatch.Hunks.IsEmpty || section.FilePatch.Binary is not null;
        var mode = before != 0 ? before : after;
        if (mode == 0 && !hasContent)
        {
            return null;
        }

        var isLink = target.State == SourceState.Symlink;
        return IsLink(mode) == isLink
            ? null
            : Because(
                section,
                RejectReason.WrongType,
                $"{target.Path} is {(isLink ? "a symbolic link, not a regular file" : "a regular file, not a symbolic link")}");
    }

    private Reject? Change(PlannedPatch patch, PlannedFile section, FileState target)
    {
        if (section.FilePatch.Binary is { } binary)
        {
            return BinaryApplier.Apply(patch, section, binary, target);
        }

        if (section.FilePatch.Hunks.IsEmpty)
        {
            return null;
        }

        if (_hunks.TryApply(target.Text, patch.Text, section.FilePatch.Hunks, patch.IsReversed, options.Fuzz))
        {
            return null;
        }

        var hunk = _hunks.FirstRejected;
        var reason = ((HunkOutcome.Rejected)_hunks.Outcomes[hunk]).Reason;
        return new Reject(reason, $"hunk {hunk + 1} of {target.Path} {RejectWords.Of(reason)}", section.FilePatch.Hunks[hunk].Line);
    }

    private Reject? Finish(PlannedFile section, FileState target)
    {
        var isEmpty = target.Text.IsEmpty;
        if (section.After.Absence == Absence.Absent && !isEmpty)
        {
            return Because(section, RejectReason.NotEmptied, $"{target.Path} holds more than what the patch deletes");
        }

        var mayVanish = !section.FilePatch.Hunks.IsEmpty || section.Before.Absence == Absence.Absent;
        if (isEmpty && (section.After.Absence == Absence.Absent || target.State == SourceState.Symlink
            || (options.RemovesEmptyFiles && mayVanish)))
        {
            target.State = SourceState.Absent;
            return null;
        }

        if (target.State == SourceState.Symlink)
        {
            return target.Text.ToArray().AsSpan().ContainsAny((byte)0, (byte)'\n')
                ? Because(section, RejectReason.BadLinkTarget, $"the target of the link {target.Path} is no file name")
                : null;
        }

        if (section.After.Mode != 0 && section.After.Mode != section.Before.Mode)
        {
            target.Permissions = PermissionsOf(section.After.Mode);
        }

        return null;
    }

    // As the patch says, as with GNU patch; but nothing that others may write to.
    private static int PermissionsOf(int mode) => mode == 0 ? SourceFile.PlainPermissions : mode & 0x1ff & ~0x12;

    private static bool IsLink(int mode) => (mode & FilePatch.TypeMask) == FilePatch.SymlinkType;

    private static Reject Because(PlannedFile section, RejectReason reason, string message) => new(reason, message, section.FilePatch.Line);
}
