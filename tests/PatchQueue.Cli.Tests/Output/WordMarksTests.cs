using System.Collections.Immutable;
using System.Text;
using PatchQueue.Merging;
using PatchQueue.Output;

namespace PatchQueue.Tests.Output;

public sealed class WordMarksTests
{
    [TestCase("kfree(priv);\n", "kfree(dev->priv);\n", "kfree(priv);\n", "kfree([dev->]priv);\n")]
    [TestCase("if (a == b)\n", "if (a != b)\n", "if (a [=]= b)\n", "if (a [!]= b)\n")]
    [TestCase("return 0;\n", "return -EINVAL;\n", "return [0];\n", "return [-EINVAL];\n")]
    [TestCase("one two\n", "one\ntwo\n", "one[ ]two\n", "one[\n]two\n")]
    [TestCase("same\n", "same\n", "same\n", "same\n")]
    [TestCase("", "all\n", "", "[all\n]")]
    public void The_words_in_which_two_texts_differ_are_marked(string old, string @new, string oldMarked, string newMarked)
    {
        var marks = WordMarks.Between(Encoding.UTF8.GetBytes(old), Encoding.UTF8.GetBytes(@new));

        Assert.That(Marked(old, marks.Old), Is.EqualTo(oldMarked));
        Assert.That(Marked(@new, marks.New), Is.EqualTo(newMarked));
    }

    private static string Marked(string text, ImmutableArray<LineRange> marks)
    {
        foreach (var mark in marks.Reverse())
        {
            text = text.Insert(mark.End, "]").Insert(mark.Start, "[");
        }

        return text;
    }
}
