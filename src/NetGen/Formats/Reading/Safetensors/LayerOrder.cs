using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>
/// Brings layers into the order and the layout in which each takes what the one before it gives. Layers whose names differ
/// in numbers only (fc1, fc2) are a family, in the order of the numbers; the order of families (fc, head) follows from the
/// shapes, and where several orders fit, it is left to the caller: a network in a wrong order would be a wrong network.
/// </summary>
internal static class LayerOrder
{
    // All orders of so many families are tried; more are left to TensorNames.
    private const int MostFamilies = 7;

    // Stable-Baselines3 keeps the policy and the value function in one file; the policy is what a program runs.
    private static readonly string[] s_policyFamilies = { "mlp extractor shared net", "mlp extractor policy net", "action net" };

    private static readonly string[] s_valueFamilies = { "mlp extractor value net", "value net" };

    /// <summary>The layers in order, and the layouts in which they fit; none where they do not.</summary>
    /// <param name="layers">The layers of a file, naturally ordered.</param>
    /// <param name="sizes">The sizes that are wanted, inputs first, or null; decides where several orders fit.</param>
    /// <exception cref="ModelFileException">Several orders fit, or none.</exception>
    public static (IReadOnlyList<LayerTensors> Layers, List<WeightLayout> Layouts) Find(IReadOnlyList<LayerTensors> layers, IReadOnlyList<int>? sizes)
    {
        List<List<LayerTensors>> families = FamiliesOf(layers);
        if (Policy(families) is { } policy)
            return (policy, FittingLayouts(policy));
        if (families.Count > MostFamilies)
            throw new ModelFileException($"The layers have {families.Count} different names, {Names(families)}: more than {MostFamilies} are ordered by TensorNames only.");

        var all = new Search(families, null);
        if (all.Found.Count == 1)
            return (all.Found[0], FittingLayouts(all.Found[0]));
        if (sizes is not null)
        {
            var wanted = new Search(families, sizes);
            if (wanted.Found.Count == 1)
                return (wanted.Found[0], wanted.Layouts);
        }

        throw new ModelFileException(all.Found.Count == 0
            ? $"The layers {Names(families)} are no chain in which each takes what the one before it gives: {Shapes(layers)}. TensorNames can choose among them."
            : $"The layers {Names(families)} fit one another in several orders: {Shapes(layers)}. TensorNames is needed.");
    }

    /// <summary>The layouts in which the layers are a chain.</summary>
    public static List<WeightLayout> FittingLayouts(IReadOnlyList<LayerTensors> layers)
    {
        var layouts = new List<WeightLayout>();
        foreach (WeightLayout layout in new[] { WeightLayout.OutputsInputs, WeightLayout.InputsOutputs })
        {
            if (LayerTensors.IsChain(layers, layout))
                layouts.Add(layout);
        }

        return layouts;
    }

    /// <summary>Whether the layers are of these sizes, inputs first.</summary>
    public static bool HasSizes(IReadOnlyList<LayerTensors> layers, WeightLayout layout, IReadOnlyList<int> sizes)
    {
        if (sizes.Count != layers.Count + 1)
            return false;
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].Inputs(layout) != sizes[i] || layers[i].Outputs(layout) != sizes[i + 1])
                return false;
        }

        return true;
    }

    /// <summary>The shapes of the layers, for a message.</summary>
    public static string Shapes(IReadOnlyList<LayerTensors> layers)
    {
        const int Most = 12;
        var shapes = new List<string>();
        for (int i = 0; i < Math.Min(Most, layers.Count); i++)
            shapes.Add(layers[i].Biases is { } biases ? $"{layers[i].Weights} with {biases}" : layers[i].Weights.ToString());
        return string.Join(", ", shapes) + (layers.Count > Most ? $" and {layers.Count - Most} more" : "");
    }

    private static List<List<LayerTensors>> FamiliesOf(IReadOnlyList<LayerTensors> layers)
    {
        var families = new List<List<LayerTensors>>();
        var byName = new Dictionary<string, List<LayerTensors>>(StringComparer.Ordinal);
        foreach (LayerTensors layer in layers)
        {
            if (!byName.TryGetValue(layer.Name!.Family, out List<LayerTensors>? family))
            {
                byName.Add(layer.Name.Family, family = new List<LayerTensors>());
                families.Add(family);
            }

            family.Add(layer);
        }

        return families;
    }

    private static List<LayerTensors>? Policy(List<List<LayerTensors>> families)
    {
        var policy = new List<LayerTensors>();
        int found = 0;
        foreach (string name in s_policyFamilies)
        {
            foreach (List<LayerTensors> family in families)
            {
                if (family[0].Name!.Family != name)
                    continue;
                policy.AddRange(family);
                found++;
            }
        }

        // Both the trunk and the head: a file of other origin may have one of the names.
        if (found < 2 || policy[policy.Count - 1].Name!.Family != s_policyFamilies[s_policyFamilies.Length - 1])
            return null;
        foreach (List<LayerTensors> family in families)
        {
            string name = family[0].Name!.Family;
            if (Array.IndexOf(s_policyFamilies, name) < 0 && Array.IndexOf(s_valueFamilies, name) < 0)
                throw new ModelFileException($"{family[0].Weights} is neither of the policy nor of its value function: it may compute what the policy gets. {Refusal.WayOut}", family[0].Weights.Name);
        }

        return policy;
    }

    private static string Names(List<List<LayerTensors>> families)
    {
        const int Most = 12;
        var names = new List<string>();
        for (int i = 0; i < Math.Min(Most, families.Count); i++)
            names.Add(ModelLimits.Quote(families[i][0].Name!.Family));
        return string.Join(", ", names) + (families.Count > Most ? ", ..." : "");
    }

    /// <summary>Tries the orders of families in which the shapes fit, depth first; at most two are of interest.</summary>
    private sealed class Search
    {
        private readonly List<List<LayerTensors>> _families;
        private readonly IReadOnlyList<int>? _sizes;
        private readonly bool[] _used;
        private readonly List<LayerTensors> _current = new();
        private int _usedCount;
        private WeightLayout _layout;

        /// <summary>Searches the orders of all families or, where sizes are given, of any families that have them.</summary>
        public Search(List<List<LayerTensors>> families, IReadOnlyList<int>? sizes)
        {
            _families = families;
            _sizes = sizes;
            _used = new bool[families.Count];
            foreach (WeightLayout layout in new[] { WeightLayout.OutputsInputs, WeightLayout.InputsOutputs })
            {
                _layout = layout;
                Extend();
            }
        }

        public List<List<LayerTensors>> Found { get; } = new();

        public List<WeightLayout> Layouts { get; } = new();

        // As deep as there are families.
        private void Extend()
        {
            if (_sizes is null ? _usedCount == _families.Count : _current.Count == _sizes.Count - 1)
            {
                Add();
                return;
            }

            for (int family = 0; family < _families.Count && Found.Count < 2; family++)
            {
                if (_used[family] || !Fits(_families[family]))
                    continue;
                _used[family] = true;
                _usedCount++;
                _current.AddRange(_families[family]);
                Extend();
                _current.RemoveRange(_current.Count - _families[family].Count, _families[family].Count);
                _usedCount--;
                _used[family] = false;
            }
        }

        private bool Fits(List<LayerTensors> family)
        {
            if (!LayerTensors.IsChain(family, _layout))
                return false;
            if (_current.Count > 0 && _current[_current.Count - 1].Outputs(_layout) != family[0].Inputs(_layout))
                return false;
            if (_sizes is null)
                return true;
            if (_current.Count + family.Count >= _sizes.Count)
                return false;
            for (int i = 0; i < family.Count; i++)
            {
                if (family[i].Inputs(_layout) != _sizes[_current.Count + i] || family[i].Outputs(_layout) != _sizes[_current.Count + i + 1])
                    return false;
            }

            return true;
        }

        private void Add()
        {
            foreach (List<LayerTensors> found in Found)
            {
                if (!AreSame(found, _current))
                    continue;
                Layouts.Add(_layout);
                return;
            }

            Found.Add(new List<LayerTensors>(_current));
            if (Found.Count == 1)
                Layouts.Add(_layout);
        }

        private static bool AreSame(List<LayerTensors> left, List<LayerTensors> right)
        {
            if (left.Count != right.Count)
                return false;
            for (int i = 0; i < left.Count; i++)
            {
                if (!ReferenceEquals(left[i], right[i]))
                    return false;
            }

            return true;
        }
    }
}
