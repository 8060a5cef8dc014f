using PatchQueue.Applying;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary>Asks a person which hunks of a patch are to go into a new one.</summary>
internal sealed class HunkQuestions(CommandContext context)
{
    private readonly List<ChosenHunk> _chosen = [];
    private bool _isOver;

    /// <summary>Shows and asks, hunk by hunk; what goes as a whole is asked for once.</summary>
    public IReadOnlyCollection<ChosenHunk> Ask(PatchSplit split)
    {
        foreach (var group in split.Groups.TakeWhile(_ => !_isOver))
        {
            Ask(split, group);
        }

        return _chosen;
    }

    private void Ask(PatchSplit split, FileGroup group)
    {
        var path = group.Paths[0];
        if (!PatchSplit.HasLooseHunks(group))
        {
            group.Files.ToList().ForEach(file => DiffText.Write(split.TextOf(file.FilePatch.Section), context));
            Take(Answer($"{path}, as a whole"), [new ChosenHunk(path, 0)]);
            return;
        }

        var hunks = group.Files[0].FilePatch.Hunks;
        for (var i = 0; i < hunks.Length && !_isOver; i++)
        {
            DiffText.Write(split.TextOf(hunks[i].Header), context);
            DiffText.Write(split.TextOf(hunks[i].Body), context);
            var answer = Answer($"{path}, hunk {i + 1} of {hunks.Length}");
            var rest = Enumerable.Range(i + 1, answer is 'a' ? hunks.Length - i : 1);
            Take(answer, [.. rest.Select(number => new ChosenHunk(path, number))]);
            if (answer is 'a' or 'd')
            {
                return;
            }
        }
    }

    private void Take(char answer, ChosenHunk[] hunks)
    {
        _chosen.AddRange(answer is 'y' or 'a' ? hunks : []);
        _isOver = answer == 'q';
    }

    private char Answer(string what)
    {
        while (true)
        {
            context.Out.Write($"{what}: into the new patch [y,n,a,d,q,?] ");
            context.Out.Flush();
            switch (context.In.ReadLine())
            {
                case null: throw new OperationCanceledException();
                case ['y' or 'n' or 'a' or 'd' or 'q'] word: return word[0];
                default:
                    context.Out.WriteLine("y: yes, n: no, a: this and all others of the file, d: none of the file from here, q: end");
                    break;
            }
        }
    }
}
