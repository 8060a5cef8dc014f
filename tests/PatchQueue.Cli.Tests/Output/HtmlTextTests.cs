using System.Text;
using PatchQueue.Output;

namespace PatchQueue.Tests.Output;

public sealed class HtmlTextTests
{
    [TestCase("</script><script>alert(1)</script>", "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;")]
    [TestCase("a & b \"c\" 'd'", "a &amp; b &quot;c&quot; &#39;d&#39;")]
    [TestCase("\tint x;", "\tint x;")]
    [TestCase("größer 漢字", "größer 漢字")]
    [TestCase("\u202Egnp.exe", "<b class=x>U+202E</b>gnp.exe")]
    [TestCase("\u001B[2J\0", "<b class=x>U+001B</b>[2J<b class=x>U+0000</b>")]
    [TestCase("a\u2028b\u200Bc", "a<b class=x>U+2028</b>b<b class=x>U+200B</b>c")]
    public void Text_of_unknown_origin_is_only_ever_shown(string text, string expected)
    {
        Assert.That(Written(html => html.Text(text)), Is.EqualTo(expected));
        Assert.That(Written(html => html.Text(Encoding.UTF8.GetBytes(text))), Is.EqualTo(expected));
    }

    [Test]
    public void Bytes_that_are_no_UTF_8_are_shown_by_their_numbers()
    {
        Assert.That(Written(html => html.Text([(byte)'a', 0xE9, (byte)'b'])), Is.EqualTo("a<b class=x>\\xe9</b>b"));
    }

    [Test]
    public void An_element_ends_with_its_name_alone()
    {
        Assert.That(Written(html => html.Element("p class=note", "1 < 2")), Is.EqualTo("<p class=note>1 &lt; 2</p>"));
    }

    private static string Written(Action<HtmlText> write)
    {
        using var writer = new StringWriter();
        write(new HtmlText(writer));
        return writer.ToString();
    }
}
