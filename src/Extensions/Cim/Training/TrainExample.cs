namespace Cim.Training;

/// <summary>An experiment file to start from.</summary>
internal static class TrainExample
{
    public const string Text = """
        {
          // Everything left out is as in "new Experiment()"; comments and trailing commas are allowed. SI units.
          "name": "digits on RRAM",
          "seed": 117,

          // LeNet-5, MLP, VGG-8, ResNet-18, … or { "name": …, "input": …, "layers": [{ "kind": "convolution", … }, …] }.
          "network": "lenet5",

          // embedded (synthetic digits), mnist, fashion-mnist, cifar10, or a folder with IDX files or CIFAR-10 batches.
          "data": { "name": "embedded", "training": 4000, "test": 500 },

          // quick, thorough, float, or devices: { "preset": "devices", "devices": { "kind": "physical", "update": { "curve": "epiram" } } }
          // weights and chip must have the same word lengths then: 5 bit in the preset.
          "training": { "preset": "quick", "epochs": 3 },

          // What the training would cost on a chip: default, a device such as hzo_fefet or epiram, or changes to one. Leave it out
          // for none. Its arrays have the word lengths of the training.
          "trainingChip": { "preset": "hzo_fefet", "array": { "weightBits": 8 } },

          // A name that cim design lists, with changes: { "preset": "rram-22nm", "array": { "rows": 64 } }.
          "chip": { "preset": "rram-22nm" },

          "evaluation": {
            "variation": { "kind": "proportional", "sigma": 0.1 },
            "adcBits": [4, 5, 6],
            "chips": 3,
            "images": 100,
          },
        }

        """;
}
