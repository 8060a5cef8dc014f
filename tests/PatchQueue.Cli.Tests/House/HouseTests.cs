namespace PatchQueue.Tests.House;

public sealed class HouseTests
{
    [Test]
    public void Every_room_keeps_to_the_order_of_the_house()
    {
        var faults = RoomCheck.Faults(ProjectFiles.Sources());

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [Test]
    public void Every_page_keeps_to_its_size_and_to_words_that_stay_true()
    {
        var faults = ProjectFiles.Pages().SelectMany(page => PageCheck.Faults(page.Path, page.Text)).ToList();

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }
}
